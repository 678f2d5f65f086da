"""What many tests start from is made once, and copied: the migrated database, the hub, the demo.

Migrating takes forty seconds of a core, and says nothing new until a migration or a locked version changes: the copy
is named after both and kept between runs. What the code lays is copied within one run only, between its processes.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from tests.postgres_cluster import newest_binaries

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".migrated"
APPS = ("portal", "cms_pages", "recruitment", "mentoring")


def copy_of_today() -> Path:
    """Where the copy lies for these migrations, these versions and this database."""
    told = [ROOT / "requirements.lock"]
    told += sorted(path for app in APPS for path in (ROOT / app).glob("**/migrations/*.py"))
    digest = hashlib.sha256()
    for path in told:
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return FOLDER / f"{connection.vendor}-{digest.hexdigest()[:16]}"


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """The other processes wait."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def laid(lay: Callable[[], None], *, copy: Path, files: tuple[Path, ...] = ()) -> Iterator[None]:
    """The database holds what `lay` lays, with the `files` that it leaves; afterwards it holds what it held before.

    `copy`: a folder shared by the processes of a run. PostgreSQL lays each time, in a transaction that is undone.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            lay()
            yield
            transaction.set_rollback(True)
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        with alone(copy.with_suffix(".lock")):
            bring(copy, files) if copy.exists() else make(lay, copy, files)
        yield
        before.backup(connection.connection)
    forget()


def make(lay: Callable[[], None], copy: Path, files: tuple[Path, ...]) -> None:
    """Lay, and keep a copy of the database and of the files."""
    lay()
    draft = copy.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    write_sqlite(connection, draft / "database")
    for number, folder in enumerate(files):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(folder, draft / str(number))
    draft.rename(copy)


def bring(copy: Path, files: tuple[Path, ...]) -> None:
    """Take the copy in place of laying."""
    read_sqlite(connection, copy / "database")
    for number, folder in enumerate(files):
        shutil.copytree(copy / str(number), folder, dirs_exist_ok=True)
    forget()


def forget() -> None:
    """What was remembered of another database."""
    cache.clear()
    ContentType.objects.clear_cache()


@contextmanager
def spared() -> Iterator[None]:
    """The database that is made inside starts as the copy; without one it is migrated, then becomes it."""
    FOLDER.mkdir(exist_ok=True)
    copy = copy_of_today()
    with alone(FOLDER / "lock"):
        if copy.exists():
            connection_created.connect(fill)
            yield
            connection_created.disconnect(fill)
        else:
            yield
            keep(copy)


def fill(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Lay the copy in the tests’ database while it has no table; PostgreSQL makes it from one that is not ours."""
    is_made = connection.vendor == "sqlite" or "test_" in (connection.settings_dict["NAME"] or "")
    if is_made and not connection.introspection.table_names():
        READERS[connection.vendor](connection, copy_of_today())


def keep(copy: Path) -> None:
    """Write the copy down, whole or not at all, in place of those of other days."""
    connection.ensure_connection()
    for old in FOLDER.glob(f"{connection.vendor}-*"):
        old.unlink()
    draft = copy.with_suffix(".draft")
    WRITERS[connection.vendor](connection, draft)
    draft.rename(copy)


def read_sqlite(connection: BaseDatabaseWrapper, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as file:
        file.backup(connection.connection)


def write_sqlite(connection: BaseDatabaseWrapper, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as file:
        connection.connection.backup(file)


def read_postgresql(connection: BaseDatabaseWrapper, copy: Path) -> None:
    of_postgresql(
        connection, "psql", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--file={copy}"
    )


def write_postgresql(connection: BaseDatabaseWrapper, copy: Path) -> None:
    of_postgresql(connection, "pg_dump", "--no-owner", f"--file={copy}")


def of_postgresql(connection: BaseDatabaseWrapper, command: str, *words: str) -> None:
    """One of PostgreSQL's own commands, on the database of this connection."""
    address = connection.get_connection_params()
    given = [
        f"--{name}={address[key]}" for name, key in (("host", "host"), ("port", "port"), ("username", "user"))
    ]
    program = newest_binaries() / command
    subprocess.run([program, *given, f"--dbname={address['dbname']}", *words], check=True)


READERS = {"sqlite": read_sqlite, "postgresql": read_postgresql}
WRITERS = {"sqlite": write_sqlite, "postgresql": write_postgresql}
