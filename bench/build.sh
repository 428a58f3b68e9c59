#!/bin/sh
# Builds bench/target/bench-all.jar if it is missing or older than a source of the kernel, the models, the scenarios or the benchmarks.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
jar=$root/bench/target/bench-all.jar
if [ -f "$jar" ] && [ -z "$(find "$root/sim-core/src/main" "$root/models/src/main" "$root/scenarios/src/main" "$root/bench/src/main" "$root/bench/pom.xml" -newer "$jar" -print | head -n 1)" ]; then
  exit 0
fi
echo "building $jar" >&2
cd "$root"
mvn -q -B package -pl bench -am -Dmaven.test.skip=true 1>&2
