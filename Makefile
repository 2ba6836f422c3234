# Two commands: `make run` sets up and answers, `make test` sets up and tests.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test setup check bench wheel clean

run: setup
	$(BIN)/kg build
	$(BIN)/kg query contest-record -p contest="Labour leadership 2020"
	$(BIN)/kg draw -o network.html
	@echo "Open network.html in a browser."

test: .venv/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/kg format --check
	$(BIN)/pytest -n auto --dist loadfile

setup: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/tested: .venv/ready
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

check: setup
	$(BIN)/kg check

bench: .venv/tested
	$(BIN)/python benchmarks/run.py

wheel: .venv/tested
	$(BIN)/python -m build --wheel

clean:
	rm -rf .venv build dist network.html
