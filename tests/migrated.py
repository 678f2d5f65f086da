"""The database of the tests is migrated once for a state of the migrations; later processes and runs copy it.

Migrating takes forty seconds of a core, and says nothing new until a migration or a locked version changes: the copy
is named after both.
"""

import fcntl
import hashlib
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
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
def spared() -> Iterator[None]:
    """The database that is made inside starts as the copy; without one it is migrated, then becomes it."""
    FOLDER.mkdir(exist_ok=True)
    copy = copy_of_today()
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
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
    draft = copy.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    WRITERS[connection.vendor](connection, draft)
    for old in FOLDER.glob(f"{connection.vendor}-*[!.draft]"):
        old.unlink()
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
