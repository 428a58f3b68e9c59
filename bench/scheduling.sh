#!/bin/sh
# Places waiting tasks with the product's scheduler and prints a line of JSON for each run.
#   bench/scheduling.sh SHAPE NODES TASKS [RUNS]
# SHAPE: service services single (see bench/README.md). RUNS (default 8) follow one another in one JVM; the first ones compile.
# Builds what is missing. JAVA chooses the JVM.
set -eu
if [ $# -lt 3 ] || [ $# -gt 4 ]; then
  sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root/bench/build.sh"
exec "${JAVA:-java}" -XX:+UseSerialGC -Xmx2g -cp "$root/bench/target/bench-all.jar" io.dryswarm.bench.SchedulingRun "$@"
