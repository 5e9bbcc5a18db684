# Portada: what a person or CI does with the checkout. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: library help run build package demo-pictures test test-swift test-interop fuzz bench endure lint format clean packages

PROGRAM := .build/release/portada
SOURCES := $(shell find Sources Themes Demo Desk Package.swift -path Demo/drawings -prune -o -type f -print 2>/dev/null)
PORT ?= 8080
DEMO ?= demo

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F '\t' '{printf "  make %-14s %s\n", $$1, $$2}'

run: build ## build, and serve a newspaper full of stories on http://localhost:8080 (PORT=… changes it)
	@$(PROGRAM) demo $(DEMO) --port $(PORT)

# Swift's own library goes into the program: it runs where no Swift is, and calls cost less.
RELEASE := -c release --static-swift-stdlib

build: packages library $(PROGRAM) ## build the program: .build/release/portada

package: build ## make a Debian package of the program, for this release of Debian and newer ones
	@Tools/install-packages package
	@Tools/make-package

demo-pictures: packages ## draw the demo's pictures anew, after their drawings were changed
	swift build -c release --package-path Demo/drawings
	Demo/drawings/.build/release/draw-demo Demo/pictures
	@Tools/embed-assets

packages:
	@Tools/install-packages build

library: packages
	@Tools/fetch-desk-library

# What `portada --version` names; the file changes with the commit alone.
.build/commit: FORCE
	@mkdir -p .build
	@Tools/name-commit >$@.now
	@cmp -s $@.now $@ || cp $@.now $@

FORCE:

$(PROGRAM): $(SOURCES) .build/commit | library
	@Tools/embed-assets
	@echo "Building Portada (the first time takes 6 to 10 minutes on two cores) …"
	@PORTADA_COMMIT=$$(cat .build/commit) swift build $(RELEASE) --product portada
	@touch $(PROGRAM)

test: test-swift test-interop ## everything that must hold: Swift tests, then browsers and other people's readers

test-swift: ## the Swift tests alone
	@Tools/install-packages build
	@Tools/fetch-desk-library
	@Tools/embed-assets --check
	swift build --build-tests
	swift test --skip-build

test-interop: ## the tests in browsers and with other people's programs alone
	@Tools/install-packages build test
	@Tools/install-python
	@Tools/fetch-desk-library
	swift build --product portada
	PORTADA=.build/debug/portada .venv/bin/python Tools/test-interop

# The same inputs on every machine, so that a build never fails by bad luck; SEED=… tries others.
SEED ?= 2026
# How long each of them runs; by night 600.
FUZZ_SECONDS ?= 60
fuzz: packages ## feed the HTML rule and the front's parser hostile input for a minute, side by side
	swift build $(RELEASE) --product portada-fuzz-html
	swift build --build-tests
	@.build/release/portada-fuzz-html --seconds $(FUZZ_SECONDS) --seed $(SEED) & html=$$!; status=0; \
	PORTADA_FUZZ_SECONDS=$(FUZZ_SECONDS) PORTADA_FUZZ_SEED=$(SEED) swift test --skip-build --filter PlainRequestFuzzTests || status=$$?; \
	wait $$html || status=$$?; exit $$status

bench: build ## measure: import, start, rendering, pages beside nginx, search beside SQLite's own
	@Tools/install-packages bench
	swift build $(RELEASE) --product portada-bench-press
	@Benchmarks/run

endure: build ## ten minutes of everybody at once, SIGTERM and kill -9 between: nothing stale, lost or hung
	@Tools/install-packages endure
	@Benchmarks/endure

lint: ## say what breaks the style
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Demo/drawings/Package.swift Demo/drawings/Sources

format: ## mend the style
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Demo/drawings/Package.swift Demo/drawings/Sources

clean: ## remove what was built; the demo newspaper stays
	rm -rf .build .venv Benchmarks/.build Demo/drawings/.build
