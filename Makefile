# The two commands: `make run` and `make test`. The rest is what they are made of.
.PHONY: run setup test check bench messages lock

run: setup            ## the demo on http://127.0.0.1:8000 (TIDU_PORT chooses another port)
	@scripts/serve.sh

setup:                ## everything `make run` needs, without the server
	@scripts/setup.sh

test:                 ## every check and the whole suite, on SQLite and PostgreSQL
	@scripts/test.sh

check:                ## the checks without the suite
	@scripts/check.sh

bench:                ## medians and ratios of one run; WRITE=1 also writes docs/bench.md
	@scripts/install.sh requirements-dev.lock
	@scripts/install.sh requirements-peer.lock .venv-peer
	@scripts/ensure_tools.sh postgres pango
	@.venv/bin/python -m scripts.bench $(if $(WRITE),--write) $(if $(PLANTS),--plants $(PLANTS))

messages:             ## collect the strings to translate into locale/
	@scripts/install.sh requirements-dev.lock
	@scripts/ensure_tools.sh xgettext
	@.venv/bin/python -m scripts.messages extract

lock:                 ## write the lock files again from pyproject.toml
	@scripts/install.sh requirements-dev.lock
	@scripts/lock.sh
