#!/bin/sh
# Brings a swarm up, keeps it for some minutes with failures and an update, and prints one line of JSON (see bench/README.md).
#   bench/control-plane.sh NODES TASKS MINUTES
# Builds what is missing. JAVA chooses the JVM, JAVA_OPTS adds to its options.
set -eu
if [ $# -ne 3 ]; then
  sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$root/bench/build.sh"
# shellcheck disable=SC2086
exec "${JAVA:-java}" -XX:+UseSerialGC -Xmx4g ${JAVA_OPTS:-} -cp "$root/bench/target/bench-all.jar" io.dryswarm.bench.ControlPlaneRun "$@"
