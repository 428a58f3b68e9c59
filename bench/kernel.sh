#!/bin/sh
# Runs one workload on the event kernel and prints one line of JSON.
#   bench/kernel.sh WORKLOAD SIZE COUNT [KERNEL]
# WORKLOAD: w1 w2 w3 w3r w4 (see bench/README.md); KERNEL: dryswarm (default) or priority-queue.
# Warm-up runs of the same count precede the counted one, at least two and at least 4 million events. Builds what is missing. JAVA chooses the JVM.
set -eu
if [ $# -lt 3 ] || [ $# -gt 4 ]; then
  sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
jar=$root/bench/target/bench-all.jar
"$root/bench/build.sh"
exec "${JAVA:-java}" -XX:+UseSerialGC -Xmx2g -cp "$jar" io.dryswarm.bench.KernelRun "${4:-dryswarm}" "$1" "$2" "$3"
