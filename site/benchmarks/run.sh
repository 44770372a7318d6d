#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the benchmarks: site/benchmarks/run.sh [--only WORKLOAD] [--threads 1|2|both] [--scalar], as README.md
# beside it says. With --scalar plain loops compute, without it vectors. The table goes to standard output, all else to
# standard error.
set -euo pipefail
cd "$(dirname "$0")/../.."
options=(--add-modules jdk.incubator.vector)
for argument in "$@"; do
    if [ "$argument" = --scalar ]; then
        options=(-Dgradwright.compute=scalar)
    fi
done
mvn -q -Pbenchmarks -pl site/benchmarks -am process-classes >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${options[@]}" -Dgradwright.threads=1 -Xms256m -Xmx256m -XX:+UseSerialGC \
    -cp 'site/benchmarks/target/classes:runtime/target/classes:dsl/target/classes:site/benchmarks/target/libraries/*' \
    org.gradwright.benchmarks.Benchmarks "$@"
