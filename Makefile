# make run and make test are all that a newcomer needs; the rest is for those who change things.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8050

.PHONY: help run test check install dev browser fix bench clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: install ## install into .venv, start the dashboard on the real record, print its address
	$(BIN)/python -m dashboard serve --port $(PORT)

test: dev browser check ## everything: checks, unit, property, data, script and browser tests
	$(BIN)/python -m pytest -q -n 2 --dist loadfile
	$(BIN)/python -m tests.golden
	@if command -v node >/dev/null; then node --test tests/js/*.test.js; else echo "SKIPPED: the script tests need Node.js 20+"; fi

check: dev ## lint, format, types, record
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m dashboard check --strict

install: $(VENV)/installed
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

dev: $(VENV)/dev
$(VENV)/dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

browser: dev ## find or install Chromium for the browser tests
	@$(BIN)/python tests/browser/find_chromium.py

fix: dev ## write the record, the pages made from it and the code in canonical form
	$(BIN)/python -m dashboard check --fix
	$(BIN)/python -m tools.coverage
	$(BIN)/python -m dashboard fit
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: dev browser ## measure; reports go to benchmarks/results/
	$(BIN)/python benchmarks/run.py

clean: ## remove what make made
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis dist
