# All targets build what they need and may be run again at any time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-$(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)
export PREFECT_SERVER_ANALYTICS_ENABLED ?= false

.PHONY: ingest test test-all lint bench serve report browse docs pictures lock clean
ingest: $(READY)
	$(BIN)/newsledger ingest
test: $(READY)
	$(BIN)/pytest -m "not slow and not server and not browser"
test-all: $(READY)
	$(BIN)/pytest
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
bench: $(READY)
	$(BIN)/newsledger bench
report: $(READY)
	$(BIN)/newsledger report
browse: $(READY)
	$(BIN)/newsledger browse --open
docs: $(READY)
	$(BIN)/sphinx-build -q -W --keep-going -c docs -d build/doctrees . build/site
	@echo "build/site/index.html"
pictures: $(READY)
	$(BIN)/python docs/images/make.py
serve: $(READY)
	$(BIN)/newsledger serve --every 15m

# pip takes the lock as it stands: every hash, nothing resolved again. Then the project itself, editable; setuptools warns
# each time that a folder may be named like the package, as it is to be.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	rm -f $(VENV)/.ready-*
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Needs uv; rewrites the locks for all platforms, without the address of any package index: all that the project's own
# tree needs, and of these what an installation needs that only runs.
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	--python-version 3.11 pyproject.toml
lock:
	$(LOCK) --all-extras -o requirements.lock
	$(LOCK) --extra report --extra dask --extra s3 --extra build -c requirements.lock -o requirements.run.lock
clean:
	rm -rf build $(VENV) .mypy_cache .ruff_cache .pytest_cache
