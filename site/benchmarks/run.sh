#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the benchmarks on one thread: site/benchmarks/run.sh [--scalar] [--only WORKLOAD]. With --scalar plain
# loops compute, without it vectors. The table goes to standard output, all else to standard error.
set -euo pipefail
cd "$(dirname "$0")/../.."
options=(--add-modules jdk.incubator.vector)
if [ "${1:-}" = --scalar ]; then
    options=(-Dgradwright.compute=scalar)
    shift
fi
mvn -q -Pbenchmarks -pl site/benchmarks -am process-classes >&2
java -version >&2
exec java "${options[@]}" -Dgradwright.threads=1 -Xms256m -Xmx256m -XX:+UseSerialGC \
    -cp 'site/benchmarks/target/classes:runtime/target/classes:dsl/target/classes:site/benchmarks/target/libraries/*' \
    org.gradwright.benchmarks.Benchmarks "$@"
