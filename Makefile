# Python 3.11 or later and make are all these commands need.
#
#   make run           serve the archive at http://127.0.0.1:8000/ (PORT=8123 make run)
#   make dev           the same, with DEBUG and reload
#   make test          run the whole test suite
#   make test-browser  look at every kind of page in Chromium (CHECK='-k keyboard')
#   make bench         measure what pages cost (BENCH=--help make bench)
#   make bench-search  measure what searching costs (BENCH=--help make bench-search)
#
# make test-browser also wants Debian's chromium, npm and default-jre-headless.

PORT ?= 8000
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
endif
ifeq (,$(PYTHON))
$(error Python 3.11 or later is needed; PYTHON=/path/to/python make … names one)
endif
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py

# For this machine only; settings.py refuses it under any other host name.
export ALBA_LOCAL = 1

DATABASE = $(shell echo "$${DATABASE_URL:-$$(sed -n 's/^DATABASE_URL=//p' .env 2>/dev/null)}" | cut -c 1-9)
INSTALLED = .venv/installed $(if $(findstring postgres,$(DATABASE)),.venv/installed-postgres)

# A port in use is found before anything is done. Make leaves with 1 only by the
# question (-q) whether its targets are up to date; a failing recipe is 2.
BIND = import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))
ifneq (,$(filter run dev,$(MAKECMDGOALS)))
ifneq (free,$(shell $(PYTHON) -c '$(BIND)' 2>/dev/null && echo free))
$(info Port $(PORT) is in use; choose another: PORT=8123 make $(firstword $(MAKECMDGOALS)))
MAKEFLAGS += -q
endif
endif

.PHONY: help run dev test test-browser bench bench-search prepare

help:
	@sed -n 's/^#   make/make/p' Makefile

run: prepare
	@echo "Collecting the static files"
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@$(MANAGE) first_run --port $(PORT)
	@exec $(BIN)/python -m gunicorn alba_site.wsgi --bind 127.0.0.1:$(PORT)

dev: export DEBUG = 1
dev: prepare
	@$(MANAGE) first_run --port $(PORT)
	@exec $(MANAGE) runserver 127.0.0.1:$(PORT)

prepare: $(INSTALLED)
	@echo "Preparing the database"
	@$(MANAGE) migrate --verbosity 0
	@echo "Loading the first records"
	@$(MANAGE) seed

test: export DATABASE_URL = sqlite:///var/archive.sqlite3
test: .venv/installed-dev
	@$(BIN)/python -W error manage.py test --parallel --shuffle

test-browser: .venv/installed-browser tests/browser/node_modules/installed
	@$(BIN)/python -m tests.browser $(CHECK)

bench: $(INSTALLED)
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@$(BIN)/python -m bench $(BENCH)

bench-search: $(INSTALLED)
	@$(BIN)/python -m bench.search $(BENCH)

.venv/bin/python:
	@echo "Making .venv with $(PYTHON)"
	@$(PYTHON) -m venv --clear .venv

.venv/installed: requirements.txt
.venv/installed-dev: requirements-dev.txt requirements.txt
.venv/installed-browser: requirements-browser.txt requirements-dev.txt requirements.txt
.venv/installed-postgres: requirements-postgres.txt requirements.txt
.venv/installed .venv/installed-dev .venv/installed-browser .venv/installed-postgres: | .venv/bin/python
	@echo "Installing $<"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# Two tools that no Python package keeps up to date: axe-core and the Nu Html Checker.
tests/browser/node_modules/installed: tests/browser/package-lock.json
	@echo "Installing axe-core and vnu-jar"
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
	@touch $@
