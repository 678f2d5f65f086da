#!/bin/sh
# make prove: the tests marked proof, at full size, on SQLite then on PostgreSQL, ending in a table of figures.
# ONLY=races keeps one topic. Every topic runs, also after one has failed.
set -eu
cd "$(dirname "$0")/../.."
sh portal/start/setup.sh prove
export DJANGO_SETTINGS_MODULE=portal.settings.test PROOF=full PATH="$PWD/.venv/bin:$PATH"
unset DATABASE_URL
mkdir -p var
figures=var/proofs.jsonl
rm -f "$figures"
failed=0

prove() { # pytest's code 5, no test on this database, is no failure: the table fails when it stays empty
    "$@" --proofs="$figures" ${ONLY:+"--topic=$ONLY"} || [ $? = 5 ] || failed=1
}

python -m portal.start.catalogues
prove python -m pytest tests -m proof
prove python -m tests.postgres_cluster python -m pytest tests -m "proof and (postgres or both_databases)"
python -m tests.proofs "$figures" || failed=1
exit $failed
