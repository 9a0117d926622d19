# Everything is done from a bare Debian machine with Swift: `make demo` and `make test` set up what they need.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

STEPPAGE := .build/release/steppage
DEMO := demo

.PHONY: help setup demo test test-python test-spark test-slurm build format lint sanitize fuzz clean \
	benchmark benchmark-check benchmark-thresholds benchmark-compare

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

setup:
	@Scripts/install-packages.sh

demo: build ## Analyses the bundled recording and says where the results are
	@$(STEPPAGE) analyze --left Fixtures/demo/left.csv --right Fixtures/demo/right.csv --out $(DEMO) --format text
	@echo
	@echo "Results: $(CURDIR)/$(DEMO)"

test: ## Builds and runs all tests
	@Scripts/install-packages.sh --tests
	swift test

test-python: build ## Runs the Python example against the demo (installs pandas under .build-python)
	python3 -m venv .build-python
	.build-python/bin/pip install --quiet --disable-pip-version-check pandas
	.build-python/bin/python Examples/python/test_steppage.py $(STEPPAGE)
	.build-python/bin/python Examples/python/example.py $(STEPPAGE)

test-spark: build ## Runs the Spark example with a killed executor (minutes, 700 MB under .build-spark; not for CI)
	STEPPAGE=$(STEPPAGE) Examples/spark/test.sh

test-slurm: build ## Runs the Slurm example with a killed task (minutes, installs Debian's Slurm; not for CI)
	STEPPAGE=$(STEPPAGE) Examples/slurm/test.sh

build: setup ## Builds the release binary, .build/release/steppage
	swift build -c release --product steppage --static-swift-stdlib

benchmark: setup ## Measures kernels, readers, stages and the store (minutes; not for CI)
	cd Benchmarks && swift package --allow-writing-to-package-directory benchmark

# Only instructions are the same on every run; they are what is checked. Minutes, not for CI.
benchmark-check: setup ## Compares the instructions of every benchmark with the recorded ones
	Scripts/count-instructions.sh check

benchmark-thresholds: setup ## Records the instructions of every benchmark anew
	Scripts/count-instructions.sh record

benchmark-compare: build ## Compares with SciPy, polars, pandas, pyarrow, soundfile and gaitmap (installs them under .build-compare)
	python3 -m venv .build-compare
	.build-compare/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/Comparisons/requirements.txt
	swift build --package-path Benchmarks -c release --product kernel-timing
	.build-compare/bin/python Benchmarks/Comparisons/compare.py Benchmarks/.build/release/kernel-timing $(STEPPAGE) $(COMPARE)

format: ## Formats the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift \
		Benchmarks/Benchmarks Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources

lint: ## Checks the format of the sources
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift \
		Benchmarks/Benchmarks Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources

# Optimised: without, the tests take hours.
# Limits of memory, of time and of the size of files leave the thread sanitizer no room.
SANITIZED := LSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/leak-sanitizer.txt:print_suppressions=0 \
	TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/thread-sanitizer.txt \
	swift test -c release -Xswiftc -enable-testing

sanitize: setup ## Runs all tests under the address and thread sanitizers
	$(SANITIZED) --sanitize=address --scratch-path .build-address
	$(SANITIZED) --sanitize=thread --scratch-path .build-thread --skip 'filesMayNotGrow|timeAndMemoryHaveLimits'

TARGET := table
SECONDS := 600

fuzz: setup ## Fuzzes a reader: make fuzz TARGET=table|sound|c3d|date-time|kernels|profile SECONDS=600 (not for CI)
	Scripts/fuzz.sh $(TARGET) $(SECONDS)

clean: ## Removes everything that was built
	rm -rf .build .build-address .build-thread .build-python .build-spark .build-compare Benchmarks/.build Fuzz/.build \
		Fuzz/.build-corpus $(DEMO)
