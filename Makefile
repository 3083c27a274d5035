PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint bench clean

run: .venv/app.stamp
	$(BIN)/streamlit run app.py

test: lint
	-$(BIN)/python tests/browser/find_browser.py
	$(BIN)/python -m pytest -n 3 --maxschedchunk 1

lint: .venv/tests.stamp
	$(BIN)/ruff check && $(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings gd_view bench

bench: .venv/tests.stamp
	-$(BIN)/python tests/browser/find_browser.py
	$(BIN)/python -m bench

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/python.stamp:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv .venv && touch $@

.venv/app.stamp: requirements.txt .venv/python.stamp
	$(BIN)/python -m pip install -r requirements.txt && touch $@

.venv/tests.stamp: tests/requirements.txt .venv/app.stamp
	$(BIN)/python -m pip install -r tests/requirements.txt && touch $@
