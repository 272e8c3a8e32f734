# Two commands matter: `make demo` and `make test`; each does all of its own set-up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: app help demo test quick check format lock bench clean
help:
	@echo "make demo    set up and run the main job on the built-in examples"
	@echo "make test    set up and run the whole test suite"
	@echo "make quick   the tests that need no browser, no office and no long run"
	@echo "make check   format, lint, types, layers, docs in step with --help, audit of dependencies"
	@echo "make bench   accuracy beside peers (needs ../shared/gold)"
	@echo "make app     the folder application for machines without Python (dist/app)"
	@echo "make lock    resolve the locked dependencies anew"

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "duizhao needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

demo: $(VENV)/run.stamp
	$(BIN)/duizhao demo -o demo-out

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

quick: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not slow"

# mypy wants the package's name, whatever the folder of the checkout is called.
check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	mkdir -p $(VENV)/types && ln -sfn ../.. $(VENV)/types/duizhao
	cd $(VENV)/types && ../bin/mypy --config-file ../../pyproject.toml -p duizhao
	$(BIN)/python -m pytest tests/project/test_layers.py tests/project/test_docs.py
	$(BIN)/python -m bench.audit

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/bench.stamp
	$(BIN)/python -m bench.accuracy

# One resolution for every platform and Python from 3.11 on.
lock:
	uv pip compile --universal --generate-hashes --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --universal --generate-hashes --no-header --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	uv pip compile --universal --generate-hashes --no-header --extra bench -c requirements/run.txt pyproject.toml -o requirements/bench.txt
	uv pip compile --universal --generate-hashes --no-header --extra app -c requirements/run.txt pyproject.toml -o requirements/app.txt

# An environment of its own: what is not installed there cannot get into the application.
app:
	$(PYTHON) -m venv build/app-venv
	build/app-venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.txt
	env -u PYTHONPATH build/app-venv/bin/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall .
	cd packaging && env -u PYTHONPATH ../build/app-venv/bin/pyinstaller --noconfirm --log-level WARN --distpath ../dist/app --workpath ../build/app duizhao.spec
	$(PYTHON) packaging/pack.py dist/app/duizhao build/app-venv/bin/duizhao

clean:
	rm -rf $(VENV) build dist demo-out *.egg-info
