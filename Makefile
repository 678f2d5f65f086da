# The commands of Tandem. Each first makes ready what it needs: Python, system packages, .venv.
.POSIX:
.PHONY: help run test prove bench shots reset setup lock

help:
	@sed -n 's/^# make/make/p' Makefile

# make run      serves the portal with a demo territory (PORT=8000 to insist on a port)
run:
	@exec sh portal/start/run.sh

# make test     every check and test, the long proofs at reduced size
test:
	@exec sh portal/start/test.sh

# make prove    the long proofs at full size, ending in a table of figures (ONLY=races for one topic)
prove:
	@exec sh portal/start/prove.sh

# make bench    speed, as ratios to a floor measured in the same run
bench: setup
	@.venv/bin/python -m tests.bench

# make shots    pictures of the screens, phone and desk, light and dark
shots: setup
	@.venv/bin/python -m tests.shots

# make reset    empties the local database and files, after asking (YES=1 answers)
reset:
	@exec sh portal/start/reset.sh

# make setup    only makes ready what the tests need
setup:
	@sh portal/start/setup.sh test

# make lock     compiles requirements.lock from pyproject.toml (needs uv)
lock:
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --output-file requirements.lock
