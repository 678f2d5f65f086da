#!/bin/sh
# make run: the portal with its demo territory. A database of an older commit is migrated, never wiped.
set -eu
cd "$(dirname "$0")/../.."
sh portal/start/setup.sh run
export PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-portal.settings.development}"
var=${TANDEM_VAR:-var}
mkdir -p "$var"
.venv/bin/python -m portal.start.catalogues
.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py demo >"$var/demo.txt"
exec .venv/bin/python -m portal.start.serve "$var/demo.txt"
