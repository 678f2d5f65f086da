# The system packages: what is missing, may we install it, how. Read by setup.sh, which has set PYTHON and venv_is_fresh.
# A package is missing when what we use of it is not there, whoever brought it; the package manager is not asked.

missing_packages() { # missing_packages run|test|prove
    venv_is_fresh || has_ensurepip || venv_package
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    has_file /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf || echo fonts-dejavu-core
    [ "$1" = run ] && return
    has_command chromium || echo chromium
    has_file /usr/lib/postgresql/*/bin/initdb || has_command initdb || echo postgresql
    has_command msgfmt || echo gettext
    has_command git || echo git
    [ "$1" = prove ] || return 0
    has_command java || echo default-jre-headless
    has_command npm || echo npm
}

has_ensurepip() { [ -n "$PYTHON" ] && "$PYTHON" -c 'from ensurepip import bootstrap' 2>/dev/null; }
has_library() { on_macos || { [ -n "$PYTHON" ] && "$PYTHON" -c "import ctypes; ctypes.CDLL('$1')" 2>/dev/null; }; }
has_command() { command -v "$1" >/dev/null; }
has_file() { on_macos || [ -s "$1" ]; }
on_macos() { [ "$(uname)" = Darwin ]; }
on_debian() { [ -f /etc/debian_version ] && has_command apt-get; }

venv_package() { # Debian's own Python takes python3-venv, one that was added beside it takes its own
    case $PYTHON in
    "" | "$(readlink -f /usr/bin/python3)") echo python3-venv ;;
    *) echo "$(basename "$PYTHON")-venv" ;;
    esac
}

is_root() { [ "$(id -u)" = 0 ]; }
can_install() { on_debian && { is_root || sudo -n true 2>/dev/null; }; }

install_packages() {
    echo "Installing with apt-get: $*"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null
}
as_root() { if is_root; then "$@"; else sudo -n "$@"; fi; }

say_how_to_install() {
    echo "Missing system packages: $*" >&2
    if on_macos; then
        echo "    brew install python pango harfbuzz postgresql gettext && brew install --cask chromium" >&2
    else
        echo "    sudo apt-get install --no-install-recommends $*" >&2
    fi
}

can_serve_without() { # all but Python and its venv module
    for package in "$@"; do
        case $package in python3*) return 1 ;; esac
    done
}
