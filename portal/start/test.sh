#!/bin/sh
# make test: every check and every test, cheapest first; stops at the first that fails.
set -eu
cd "$(dirname "$0")/../.."
sh portal/start/setup.sh test
export DJANGO_SETTINGS_MODULE=portal.settings.test PROOF="${PROOF:-reduced}" PATH="$PWD/.venv/bin:$PATH"
unset DATABASE_URL

step() {
    printf '\n== %s\n' "$1"
    shift
    "$@"
}

step "Catalogues" python -m portal.start.catalogues
step "Lint" ruff check .
step "Format" ruff format --check .
step "Templates" djlint --lint --quiet templates
step "Import contracts" lint-imports --no-logo
step "Migrations" python manage.py makemigrations --check --dry-run
rules="tests/core tests/mentoring/domain tests/mentoring/matching tests/mentoring/member tests/recruitment/domain"
elsewhere="--ignore=tests/journeys --ignore=tests/fresh --ignore=tests/validators"
spread="--numprocesses auto --dist loadfile"
rm -f .coverage
step "The rules, on SQLite, and what of them is covered" python -m pytest $rules $spread --cov --cov-report=
step "Coverage of the rules" coverage report --skip-covered --fail-under=95 \
    --include='*/domain/*,mentoring/matching/*,portal/core/*'
step "The rest, on SQLite" python -m pytest tests $elsewhere $(printf ' --ignore=%s' $rules) $spread
step "Tests on PostgreSQL" python -m tests.postgres_cluster \
    python -m pytest tests $elsewhere -m "postgres or both_databases" $spread
step "Journeys in a browser" python -m pytest tests/journeys --numprocesses auto --dist load
