# Two commands matter: `make run` shows the product, `make test` proves it. Both do all their own set-up.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

NPM_CI := npm ci --no-audit --no-fund --loglevel=error

.PHONY: help run test bench fmt frontend browser check tools

help:
	@echo "make run    build everything and show the demo association"
	@echo "make test   prove that it works: lint, unit tests, stories on both databases, browser"
	@echo "make bench  print what it costs, beside other programs: time, memory, sizes; takes long the first time, as it builds those too"
	@echo "make fmt    format everything"

tools:
	@command -v cargo >/dev/null || { echo "cargo is missing: install Rust 1.95 or later (https://rustup.rs)"; exit 1; }
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or later (Debian: apt-get install nodejs npm)"; exit 1; }

# Styles, scripts, icons and typefaces: built once, embedded in the binary.
frontend: tools frontend/dist/manifest.json

frontend/dist/manifest.json: $(shell find frontend/src frontend/theme frontend/icons crates/web/templates -type f 2>/dev/null) frontend/package-lock.json
	cd frontend && $(NPM_CI) && npm run build
	@touch $@

run: frontend
	cargo build -p app
	target/debug/kanaalwijzer demo

check: frontend
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cd frontend && npm run --if-present check

browser: tools stories/browser/node_modules/.package-lock.json

stories/browser/node_modules/.package-lock.json: stories/browser/package-lock.json
	cd stories/browser && $(NPM_CI)
	@touch $@

# The stories run on SQLite always and on a throw-away PostgreSQL; CI requires both, and the browser.
test: check browser
	cargo build -p app
	scripts/postgres-for-tests run scripts/run-tests

# `make bench BUILD=--build` also times a clean debug build.
bench: frontend
	scripts/bench $(BUILD)
	scripts/bench-insight
	scripts/bench-tables
	scripts/pm4py-oracle

fmt: tools
	cargo fmt --all
	cd frontend && npm run --if-present fmt
