# Two commands set everything up on a fresh machine: `make run` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
STORE ?= store/catalogue.duckdb
PORT ?= 8501

.PHONY: run test mutants benchmarks clean

## Install what is missing, create the store with synthetic demo data if there is none, open the app.
run: $(INSTALLED) $(STORE)
	CATALOGUE_STORE="$(STORE)" $(BIN)/streamlit run app.py --server.port $(PORT)

## Run every test, the real browser included. File by file in the order of the rooms: sorted by their number of tests, the
## long journeys would all come last.
test: $(INSTALLED)
	@bash tests/browser.sh
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

## Put faults into the product, one at a time, and count which the tests notice; prints a table, takes an hour or two.
mutants: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement tests/mutants/requirements.txt
	$(BIN)/python -m tests.mutants $(MUTANTS)

## Compare speed with the obvious alternatives; prints tables, takes many minutes.
benchmarks: $(INSTALLED)
	@for benchmark in tests/benchmarks/bench_*.py; do PYTHONPATH=. $(BIN)/python "$$benchmark" || exit 1; done

$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed. Install it, then run: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(STORE): | $(INSTALLED)
	$(BIN)/python -m catalogue demo --store "$@"

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
