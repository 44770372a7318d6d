#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the benchmarks, as README.md beside it says:
#
#   site/benchmarks/run.sh [--only WORKLOAD] [--threads 1|2|both] [--scalar] [--plain] [--peers[=NAMES]]
#
# The table goes to standard output, all else to standard error.
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
options=(--add-modules jdk.incubator.vector)
peers=()
arguments=()
for argument in "$@"; do
    case "$argument" in
        --peers) peers=(onnxruntime tensorflow djl dl4j smile openblas) ;;
        --peers=*) IFS=, read -ra peers <<<"${argument#--peers=}" ;;
        --scalar)
            options=(-Dgradwright.compute=scalar)
            arguments+=("$argument")
            ;;
        *) arguments+=("$argument") ;;
    esac
done

mvn -q -Pbenchmarks -pl site/benchmarks -am process-classes >&2
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
there=()
# OpenBLAS is called by the process that runs the pairs, so that its class path is that of this profile.
folder=site/benchmarks/target
for peer in "${peers[@]}"; do
    if [ "$peer" = smile ] && [ "$version" -lt 21 ]; then
        echo "smile is left out: it needs Java 21, and this is $version" >&2
    elif mvn -q -Pbenchmarks,"$peer" -pl site/benchmarks -am process-classes >&2; then
        there+=("$peer")
        if [ "$peer" = openblas ]; then
            folder=$folder/openblas
        fi
    else
        echo "$peer is left out: it cannot be had or built; what Maven says stands above" >&2
    fi
done

exec "$java" "${options[@]}" -Dgradwright.threads=1 -Xms256m -Xmx256m -XX:+UseSerialGC \
    -cp "$folder/classes:runtime/target/classes:dsl/target/classes:$folder/libraries/*" \
    org.gradwright.benchmarks.Benchmarks "--peers=$(IFS=, && echo "${there[*]}")" "${arguments[@]}"
