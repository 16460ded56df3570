# Everything a person runs. `make help` lists it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin
SEEDS ?= seeds
OUTPUTS ?= outputs
WORKERS ?=
PORT ?= 3000

export DAGSTER_HOME := $(CURDIR)
export DAGSTER_DISABLE_TELEMETRY := yes
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help build test ui score check format lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: $(VENV)/.run ## Build SEEDS (seeds/) into OUTPUTS (outputs/) with WORKERS processes
	@SEEDS="$(SEEDS)" OUTPUTS="$(OUTPUTS)" WORKERS="$(WORKERS)" $(RUN)/python -m pipeline.build

test: $(VENV)/.dev ## Run the tests
	@$(RUN)/python -m pytest -n auto --dist loadgroup $(TESTS)

ui: $(VENV)/.run ## Open the Dagster UI on http://127.0.0.1:PORT (3000)
	@SEEDS="$(SEEDS)" OUTPUTS="$(OUTPUTS)" WORKERS="$(WORKERS)" $(RUN)/dg dev --host 127.0.0.1 --port $(PORT)

score: $(VENV)/.run ## Score the pipeline against the annotated articles
	@$(RUN)/python -m tests.gold.measure

check: $(VENV)/.dev ## Lint, format and type checks
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy

format: $(VENV)/.dev ## Format the code
	@$(RUN)/ruff check --fix-only --quiet .
	@$(RUN)/ruff format --quiet .

lock: $(VENV)/.dev ## Pin the newest versions that pyproject.toml allows, with hashes
	@$(RUN)/python -m tools.lock

clean: ## Remove the environment and all working folders (never outputs/)
	@rm -rf $(VENV) .dagster .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

# pip byte-compiles what it installs; without that every start of the program would take seconds longer.
$(VENV)/.run: requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (about a minute, once)"
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	@$(RUN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@$(RUN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-dev.lock
	@touch $@
