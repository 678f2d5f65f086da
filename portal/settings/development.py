"""A developer's machine and the demo: everything embedded, mail kept in files that the demo mailbox shows."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
DEMO = True
SECRET_KEY = "development only: never put this value in production"  # noqa: S105
LINK_KEY = MEMORY_KEY = SECRET_KEY
NOTE_KEYS = [SECRET_KEY]
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mailbox"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
