#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the benchmarks: site/benchmarks/run.sh [--only WORKLOAD]. The table goes to standard output, all else to
# standard error.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -Pbenchmarks -pl site/benchmarks -am compile >&2
java -version >&2
exec java -Xms256m -Xmx256m -XX:+UseSerialGC \
    -cp site/benchmarks/target/classes:runtime/target/classes:dsl/target/classes \
    org.gradwright.benchmarks.Benchmarks "$@"
