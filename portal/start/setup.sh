#!/bin/sh
# Makes ready what a command needs: Python, system packages, .venv. Called first by every command: setup.sh run|test|prove
set -eu
cd "$(dirname "$0")/../.."
purpose=${1:-test}
unset PYTHONHOME PYTHONPATH
. portal/start/packages.sh

newest_python() { # executed, not only found: the shims of version managers exist without answering
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

refuse_an_older_python() {
    version=$(python3 -c 'import sys; print(".".join(map(str, sys.version_info[:3])))' 2>/dev/null) || return 0
    echo "Tandem needs Python 3.11 or newer, and the newest here is Python $version." >&2
    exit 1
}

what_the_venv_is_made_from() { # anything here changes: .venv is made anew
    "$PYTHON" -c 'import sys; print(sys.version, sys.base_prefix)'
    pwd
    cksum requirements.lock
}

venv_is_fresh() {
    [ -n "$PYTHON" ] && [ -f .venv/.made-from ] && [ "$(what_the_venv_is_made_from)" = "$(cat .venv/.made-from)" ]
}

make_venv() {
    echo "Installing the Python packages into .venv (a minute or two)..."
    made_from=$(what_the_venv_is_made_from)
    rm -rf .venv
    "$PYTHON" -m venv .venv
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input \
        --only-binary :all: --no-deps --require-hashes --requirement requirements.lock
    printf '%s\n' "$made_from" >.venv/.made-from
}

PYTHON=$(newest_python)
[ -n "$PYTHON" ] || refuse_an_older_python
missing=$(missing_packages "$purpose")
if [ -n "$missing" ] && can_install; then
    install_packages $missing || true
    PYTHON=$(newest_python)
    [ -n "$PYTHON" ] || refuse_an_older_python
    missing=$(missing_packages "$purpose")
fi
if [ -n "$missing" ]; then
    say_how_to_install $missing
    [ "$purpose" = run ] && can_serve_without $missing || exit 1
    echo "The portal is served without them; the charters wait in state \"à produire\" until then." >&2
fi
venv_is_fresh || make_venv
