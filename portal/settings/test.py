"""The test suite: in memory, fast hashing, mail in an outbox list, no address of a real service."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, STORAGES, VAR_DIR

SECRET_KEY = "test"  # noqa: S105
LINK_KEY = "test links"
MEMORY_KEY = "test memory"
NOTE_KEYS = ["test notes"]
QUIET_HOURS = ""
DEMO = True
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mailbox"
AXES_ENABLED = False
_FILES = Path(tempfile.mkdtemp(prefix="tandem-test-"))
atexit.register(shutil.rmtree, _FILES, ignore_errors=True)
MEDIA_ROOT = _FILES / "media"
PRIVATE_ROOT = _FILES / "private"
CACHES = {**CACHES, "shared": {**CACHES["shared"], "LOCATION": _FILES / "cache"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].pop("OPTIONS", None)
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
