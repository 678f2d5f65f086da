#!/bin/sh
# make reset: empties the local database, files and mailbox. Asks first; without a terminal only YES=1 answers.
set -eu
cd "$(dirname "$0")/../.."
var=${TANDEM_VAR:-var}
if [ "${YES:-}" != 1 ]; then
    if [ ! -t 0 ]; then
        echo "make reset erases $var: run it in a terminal, or with YES=1." >&2
        exit 1
    fi
    printf 'This erases the database, the files and the mailbox in %s. Type yes to go on: ' "$var"
    read -r answer
    [ "$answer" = yes ] || { echo "Nothing was erased."; exit 1; }
fi
rm -rf "$var"
echo "Erased. make run lays a new demo territory."
