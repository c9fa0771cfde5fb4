# Depesha. `make run` does everything; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The locks name every package, so pip resolves nothing; left to resolve, it trips over extras once a newer release than the locked one is out.
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --require-hashes --no-deps --no-build-isolation

# make CORPUS=folder INDEX=folder ENGINE=name passes these on; what is not given stays with the environment and depesha.toml.
export DEPESHA_CORPUS := $(or $(CORPUS),$(DEPESHA_CORPUS))
export DEPESHA_INDEX := $(or $(INDEX),$(DEPESHA_INDEX))
export DEPESHA_ENGINE := $(or $(ENGINE),$(DEPESHA_ENGINE))
export DEPESHA_YEARS := $(or $(YEARS),$(DEPESHA_YEARS))
PORT ?= 8501

.DEFAULT_GOAL := index
.PHONY: axe coverage bench bench-pages index run test test-slow check format screenshots lock audit notice clean help bench-quality opensearch-up opensearch-down

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

index: $(VENV)/run ## build or update the index (the default)
	@$(BIN)/depesha index

run: index ## build the index and serve the page on 127.0.0.1:8501
	@exec $(BIN)/depesha serve --port $(PORT)

test: $(VENV)/dev ## run the tests
	@$(BIN)/python -m pytest -m "not slow"

test-slow: $(VENV)/dev ## run the tests at full size too
	@$(BIN)/python -m pytest

coverage: $(VENV)/dev ## run the tests and report the coverage of lines and branches
	@$(BIN)/python -m pytest -m "not slow" --cov --cov-report=term:skip-covered

check: $(VENV)/dev ## format, lint, types, import rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --config pyproject.toml

bench: $(VENV)/dev ## measure the engines beside the raw ones (make bench DOCUMENTS=file.jsonl; half an hour)
	@$(BIN)/python -m bench.engines $(DOCUMENTS)

bench-pages: $(VENV)/dev ## measure the page in Chromium over the index (make bench-pages INDEX=folder)
	@$(BIN)/python -m bench.pages $(or $(DEPESHA_INDEX),.index)

bench-quality: $(VENV)/run ## measure how words are found, on the lists in DEPESHA_QUALITY_DATA
	@$(BIN)/python -m bench.quality

format: $(VENV)/dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

screenshots: $(VENV)/dev ## make the pictures of docs/ anew (needs Chromium)
	@$(BIN)/python -m tests.browser.screenshots docs/screenshots

audit: $(VENV)/audit/done ## ask for known vulnerabilities of all locked packages (needs the network)
	@$(VENV)/audit/bin/python requirements/audit.py

notice: $(VENV)/dev $(VENV)/audit/done ## write the licences of all locked packages into NOTICE
	@$(BIN)/python requirements/notice.py $(VENV)/audit/lib/python*/site-packages

lock: ## write the lock files anew from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-config --custom-compile-command "make lock" requirements/build.in -o requirements/build.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-config --custom-compile-command "make lock" requirements/audit.in -o requirements/audit.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-config --custom-compile-command "make lock" pyproject.toml -o requirements/run.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-config --custom-compile-command "make lock" --extra opensearch -c requirements/run.lock pyproject.toml -o requirements/opensearch.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-config --custom-compile-command "make lock" --extra dev --extra opensearch -c requirements/run.lock pyproject.toml -o requirements/dev.lock

clean: ## remove the environment, the index and what tools left behind
	rm -rf $(VENV) .index build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Depesha needs Python 3.11 or later. On Debian or Ubuntu: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Depesha needs Python 3.11 or later; $(PYTHON) is older. Name another one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Depesha needs the venv module. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/build.lock requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Depesha needs (a minute or two) ..."
	@$(PIP) -r requirements/build.lock
	@$(PIP) -r requirements/run.lock
	@$(BIN)/python -m pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.lock $(VENV)/run
	@echo "Installing what the tests need ..."
	@$(PIP) -r requirements/dev.lock
	@touch $@

$(VENV)/audit/done: requirements/audit.lock | $(BIN)/python
	@$(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes --no-deps -r $<
	@touch $@

AXE := 4.14.1
axe: node_modules/axe-core/axe.min.js ## fetch axe-core, which the tests of accessibility use (needs npm)

node_modules/axe-core/axe.min.js:
	@npm install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error axe-core@$(AXE)

opensearch-up: ## start an OpenSearch cluster of three nodes on 127.0.0.1, for tests
	@bash tests/opensearch/cluster.sh up

opensearch-down: ## stop it
	@bash tests/opensearch/cluster.sh down
