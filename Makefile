# `make run` sets everything up and starts the assistant; `make test` sets up and runs the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check train bench lock

run: .setup
	@$(BIN)/candide train --if-needed
	@$(BIN)/candide run

test: .setup-development
	@CANDIDE_SKILLS= $(BIN)/candide train --if-needed
	$(BIN)/pytest -n auto --dist loadfile --max-worker-restart 0

check: .setup-development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

train: .setup
	@$(BIN)/candide train

bench: .setup-development
	@$(BIN)/candide train --if-needed
	@$(BIN)/python -m benchmarks

.PHONY: .setup .setup-development
.setup .setup-development:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "Python 3.11 or later is missing: install python3 and python3-venv." >&2; exit 1; }
	@$(PYTHON) scripts/setup.py $(if $(findstring development,$@),--development)

# Locks name no host: versions and digests only, for every platform at once.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
lock: .setup
	$(COMPILE) pyproject.toml --extra speaker --group build -o requirements/speaker.txt
	$(COMPILE) pyproject.toml --extra speaker --extra starter --group build --group dev \
	  -c requirements/speaker.txt -o requirements/development.txt
	cd nlu_data && ../$(COMPILE) pyproject.toml -o requirements.txt
