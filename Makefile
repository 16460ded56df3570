# Everything a person runs. `make help` lists it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin
SEEDS ?= seeds
OUTPUTS ?= outputs
WORKERS ?=
PORT ?= 3000
PAGE_PORT ?= 8000
AGAINST ?=
BENCH_N ?= 1000
STRESS ?=
ALLOW_FEWER_ROWS ?=

export DAGSTER_HOME := $(CURDIR)
export DAGSTER_DISABLE_TELEMETRY := yes
# Names of files are the same text whatever the locale says.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help build test ui serve score diff sql bench stress check format lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: $(VENV)/.run ## Build SEEDS (seeds/) into OUTPUTS (outputs/) with WORKERS processes
	@SEEDS="$(SEEDS)" OUTPUTS="$(OUTPUTS)" WORKERS="$(WORKERS)" ALLOW_FEWER_ROWS="$(ALLOW_FEWER_ROWS)" \
	$(RUN)/python -m pipeline.build

test: $(VENV)/.dev $(VENV)/.sql ## Run the tests
	@$(RUN)/python -m pytest -n auto --dist loadgroup $(TESTS)

ui: $(VENV)/.run ## Open the Dagster UI on http://127.0.0.1:PORT (3000), the page on PAGE_PORT (8000)
	@SEEDS="$(SEEDS)" OUTPUTS="$(OUTPUTS)" WORKERS="$(WORKERS)" PAGE_PORT="$(PAGE_PORT)" $(RUN)/python -m pipeline.serve \
	--beside $(RUN)/dg dev --host 127.0.0.1 --port $(PORT)

serve: $(VENV)/.run ## Serve the release in OUTPUTS on http://127.0.0.1:PAGE_PORT (8000), to look at and download
	@OUTPUTS="$(OUTPUTS)" PAGE_PORT="$(PAGE_PORT)" $(RUN)/python -m pipeline.serve

score: $(VENV)/.run ## Measure the pipeline against the annotated articles; the next build publishes it
	@$(RUN)/python -m tests.gold.measure

diff: $(VENV)/.run ## Show what changed since AGAINST, the folder of a release or a git revision
	@test -n "$(AGAINST)" || { echo "error: name a folder or git revision: make diff AGAINST=HEAD" >&2; exit 2; }
	@$(RUN)/python -m pipeline.publishing.diff "$(AGAINST)" "$(OUTPUTS)"

sql: $(VENV)/.sql ## Open a SQL prompt on the database in OUTPUTS (or run SQL from standard input)
	@test -f "$(OUTPUTS)/dataset.duckdb" || { echo "error: $(OUTPUTS)/dataset.duckdb: make build first" >&2; exit 1; }
	@if [ -t 0 ]; then exec $(RUN)/harlequin --read-only "$(OUTPUTS)/dataset.duckdb"; \
	else exec $(RUN)/hsql --read-only --file - "$(OUTPUTS)/dataset.duckdb"; fi

bench: $(VENV)/.run ## Measure speed and memory on BENCH_N (1000) made-up articles: benchmarks/results.md
	@BENCH_N="$(BENCH_N)" $(RUN)/python -m benchmarks.run

stress: $(VENV)/.dev ## Try to break it: kills, full disks, two at once, odd input (STRESS=long for hours of it)
	@STRESS="$(STRESS)" $(RUN)/python -m stress.run

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
	@echo "Setting up $(VENV) (about a minute, once)" >&2
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	@$(RUN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@$(RUN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/.sql: $(VENV)/.run requirements-sql.lock
	@$(RUN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-sql.lock
	@touch $@
