# `make help` lists what can be done here. Two are enough to begin: `make run` and `make test`.
unexport PYTHONDONTWRITEBYTECODE
SHELL := /bin/bash
# The first Python that runs and is new enough; a name on the PATH may belong to one that does not.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
VENV := .venv
BIN := $(VENV)/bin
CHECK_DATA := ASKAROUND_DATA=/tmp/askaround-check
TESTS ?= tests

.PHONY: help run demo test test-quick test-browser check fmt bench docs screenshots pictures translations clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

run: $(VENV)/ready ## set up and start Askaround on this machine
	@$(BIN)/askaround

demo: $(VENV)/ready ## start on the worked example, apart from your own data
	@$(BIN)/askaround demo

test: check browser ## set up and run every check and test (what CI runs)
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q $(TESTS)

test-quick: $(VENV)/ready-dev ## the tests without the browser and without the most thorough ones
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q -m "not browser and not thorough" $(TESTS)

test-browser: browser ## the tests in the browser
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q -m browser $(TESTS)

check: $(VENV)/ready-dev ## style, types, import contracts, templates, spelling, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(CHECK_DATA) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint --check src/askaround/web/templates
	$(BIN)/codespell docs src/askaround/web/templates *.md
	$(BIN)/deptry src
	@$(MAKE) --no-print-directory docs

fmt: $(VENV)/ready-dev ## format code and templates
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .
	-$(BIN)/djlint --quiet --reformat src/askaround/web/templates

bench: $(VENV)/ready-dev ## measure speed and memory, as ratios to a floor of the same run
	$(BIN)/python -m bench

docs: $(VENV)/ready-dev ## build the documentation in .docs/site, and stop at a dead link
	@rm -rf .docs && mkdir -p .docs/source
	@cp -r README.md CONTRIBUTING.md CHANGELOG.md LICENSE docs .docs/source/
	$(BIN)/zensical build --strict

screenshots: $(VENV)/ready-dev browser ## walk the journeys and keep pictures in .screenshots/
	ASKAROUND_SCREENSHOTS=.screenshots $(BIN)/python -m pytest -q -m browser tests/browser

pictures: $(VENV)/ready-dev browser ## take the pictures of the documentation again
	$(BIN)/python -m docs.pictures.make

translations: $(VENV)/ready-dev ## collect the sentences of the interface for translators, and compile
	cd src/askaround && $(CHECK_DATA) ../../$(BIN)/python -m django makemessages --settings askaround.config.settings --all --no-obsolete --add-location file
	$(BIN)/python -m translating.catalogues

clean: ## remove what these commands made (never your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .screenshots .docs
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Askaround needs Python 3.11 or newer, and none was found. Say where one is: make PYTHON=/path/to/python3 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python has no venv here. Install it first, on Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up (once, about half a minute) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -m compileall -q src $(VENV)/lib >/dev/null || true
	@touch $@

$(VENV)/ready-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up what the tests need (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@$(BIN)/python -m compileall -q src $(VENV)/lib >/dev/null || true
	@touch $(VENV)/ready $@

browser: $(VENV)/ready-dev
	@$(BIN)/python -m tests.browser.chromium
