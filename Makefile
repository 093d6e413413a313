# What can be done with a clone: make run, make test. Each prepares what it needs, and is fast where that was done before.

PYTHON ?= python3
PYTEST_ARGS ?=
RESTORATION_FOLDER ?= $(or $(TMPDIR),/tmp)/firedamp-restoration
RESTORATION_ARGS ?=
FORECAST_FOLDER ?= $(or $(TMPDIR),/tmp)/firedamp-forecast
FORECAST_ARGS ?=
FORECAST_PEERS := skforecast==0.26.0 mlforecast==1.1.0 lightgbm==4.7.0
BENCH_ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup dev run test lint security bench bench-forecast bench-restoration bench-restoration-peer requirements clean

help:
	@echo "make run           set up, then start Firedamp and print its address"
	@echo "make setup         make .venv with .venv/bin/firedamp"
	@echo "make test          set up, then run every test"
	@echo "make lint          style, types and the direction of imports"
	@echo "make security      weaknesses of our code, and of the pinned packages where their list can be reached"
	@echo "make bench         every mark of speed and accuracy beside its limit, in one table"
	@echo "make bench-forecast  errors and times of forecasts on a real longwall, against other tools"
	@echo "make bench-restoration  errors of restored gaps on real series, against other tools"
	@echo "make requirements  pin the requirements anew (needs uv)"
	@echo "make clean         remove .venv and caches; data stay"

setup: $(VENV)/.ready

dev: $(VENV)/.dev

run: setup
	@$(BIN)/firedamp up

# On every core (up to four), each with a server and a database of its own: so that each computes on one core alone.
# With FIREDAMP_TEST_POSTGRES=<url> one of the tests runs the server's tests again on PostgreSQL.
test: dev
	@FIREDAMP_DATA=$$(mktemp -d) && export FIREDAMP_DATA && trap 'rm -rf "$$FIREDAMP_DATA"' EXIT && \
	    export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 && \
	    $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

lint: dev
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

security: dev
	@$(BIN)/python scripts/security.py

# Every quick benchmark, each in a process of its own, then one table with the limits, in which the long ones stand with
# the day of their last run. BENCH_ARGS=--write keeps it in docs/benchmarks.md, --all runs the long ones too (hours), with
# the peers of forecasting and restoration where the two targets below have installed them.
bench: dev
	@$(BIN)/python benchmarks/all_marks.py $(BENCH_ARGS)

# What is offered against persistence, ridge and LightGBM, and against skforecast and mlforecast, which get an environment
# of their own in the folder; where they cannot be installed, the tables are without them. Some twenty-five minutes of
# processor time; what is computed is kept in the folder.
bench-forecast: dev
	@mkdir -p $(FORECAST_FOLDER)
	@$(BIN)/python benchmarks/forecasting.py --folder $(FORECAST_FOLDER) --task-only
	@test -x $(FORECAST_FOLDER)/venv/bin/python || $(PYTHON) -m venv $(FORECAST_FOLDER)/venv
	@$(FORECAST_FOLDER)/venv/bin/python -m pip install --quiet $(FORECAST_PEERS) && \
	    $(FORECAST_FOLDER)/venv/bin/python benchmarks/forecasting_peers.py $(FORECAST_FOLDER) || \
	    echo "a peer could not be installed or run: the tables are without it" >&2
	@$(BIN)/python benchmarks/forecasting.py --folder $(FORECAST_FOLDER) $(FORECAST_ARGS)

# Auto against every fixed method, scikit-learn and statsmodels: half an hour. What is computed is kept in the folder.
bench-restoration: dev
	@$(BIN)/python benchmarks/restoration.py --folder $(RESTORATION_FOLDER) $(RESTORATION_ARGS)

# ImputeGAP's methods on the same gap files, in an environment of its own (several gigabytes) in the same folder; then
# bench-restoration shows them beside the others. Some of its libraries want OpenBLAS (libopenblas.so.0) of the system.
bench-restoration-peer: dev
	@mkdir -p $(RESTORATION_FOLDER)
	@$(BIN)/python benchmarks/restoration.py --folder $(RESTORATION_FOLDER) --methods linear > /dev/null
	@test -x $(RESTORATION_FOLDER)/venv/bin/python || $(PYTHON) -m venv $(RESTORATION_FOLDER)/venv
	@$(RESTORATION_FOLDER)/venv/bin/python -m pip install --quiet imputegap
	@$(RESTORATION_FOLDER)/venv/bin/python benchmarks/imputegap_peer.py $(RESTORATION_FOLDER)/gaps

requirements:
	uv pip compile --quiet --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
	    --extra build pyproject.toml -o requirements.txt
	uv pip compile --quiet --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
	    --extra dev --extra spark --extra build -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Firedamp needs Python 3.11 or newer; name it with: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "Python's venv is incomplete: on Debian and Ubuntu install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The method sheets are checked and compiled once, so that the first command is as quick as the next.
$(VENV)/.ready: $(VENV)/.installed
	@$(BIN)/firedamp methods > /dev/null
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
