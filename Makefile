# Dosebell's commands. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Others' schedulers are measured beside ours, and live where neither a run nor a test finds them.
BENCH_VENV := .venv-bench

# A stamp says what an environment holds, so that doing it again asks nobody anything.
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
BENCH := $(BENCH_VENV)/.installed-bench

.DEFAULT_GOAL := help
.PHONY: help run setup test check format bench chaos lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: $(RUN) ## start the bot: with config.toml's channels, else the try-out chat
	@$(BIN)/dosebell serve

setup: $(DEV) ## make .venv with everything locked, for running, tests and checks

test: $(DEV) ## run the tests (ARGS="tests/domain -k taken" for some, ARGS="-m long" for the long ones)
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal -m "not long" $(ARGS)

check: $(DEV) ## format, lint, types, imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(DEV) ## write the code the way `check` wants it
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(BENCH) ## measure the engine beside others, three minutes (ARGS="spike --whole", ARGS=plans)
	@$(BENCH_VENV)/bin/python -m benchmarks $(ARGS)

chaos: $(DEV) ## kill four bots a thousand times in a spike and compare what was sent (ARGS="--kills 50 --people 1200": smaller)
	@$(BIN)/python -m tests.chaos $(ARGS)

$(BIN)/python $(BENCH_VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Dosebell needs Python 3.11 or newer, and there is no '$(PYTHON)' here." >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dosebell needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1)." >&2; \
	  echo "If a newer one is installed, name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make a virtual environment: its venv module is missing." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv $(@:/bin/python=) || { rm -rf $(@:/bin/python=); exit 2; }

# The project itself comes last and from this folder alone: what builds it is in the lock.
define install
	@echo "Installing what $(1) locks ..."
	@$(2)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes -r $(1)
	@$(2)/bin/python -m pip --disable-pip-version-check install -qq \
	  --no-index --no-deps --no-build-isolation --editable .
endef

$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	$(call install,requirements/run.txt,$(VENV))
	@touch $@

$(DEV): requirements/dev.txt pyproject.toml | $(BIN)/python
	$(call install,requirements/dev.txt,$(VENV))
	@touch $(RUN) $@

$(BENCH): requirements/bench.txt pyproject.toml | $(BENCH_VENV)/bin/python
	$(call install,requirements/bench.txt,$(BENCH_VENV))
	@touch $@

# uv works in an environment of its own that is thrown away; nothing else here depends on it.
UV = PIP_FIND_LINKS= "$$dir/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: ## lock again what pyproject.toml asks for (ARGS=--upgrade for the newest)
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && $(PYTHON) -m venv "$$dir" && \
	"$$dir/bin/python" -m pip install --quiet uv && \
	$(UV) pyproject.toml --group build -o requirements/run.txt $(ARGS) && \
	$(UV) pyproject.toml --group dev -c requirements/run.txt \
	  -o requirements/dev.txt $(ARGS) && \
	$(UV) pyproject.toml --group bench -c requirements/dev.txt \
	  -o requirements/bench.txt $(ARGS)

clean: ## throw away what was made here, but no data
	@rm -rf $(VENV) $(BENCH_VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
