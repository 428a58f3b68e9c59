#!/bin/sh
# Runs a large swarm with its data plane and its users, and prints one line of JSON (see bench/README.md).
#   bench/data-plane.sh NODES SERVICES TASKS REQUESTS_PER_SECOND SECONDS
# Builds what is missing. JAVA chooses the JVM, JAVA_OPTS adds to its options.
set -eu
if [ $# -ne 5 ]; then
  sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root/bench/build.sh"
# shellcheck disable=SC2086
exec "${JAVA:-java}" -XX:+UseSerialGC -Xmx4g ${JAVA_OPTS:-} -cp "$root/bench/target/bench-all.jar" io.dryswarm.bench.DataPlaneRun "$@"
