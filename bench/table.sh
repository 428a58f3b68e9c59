#!/bin/sh
# The kernel beside hand-written C++ kernels, in alternating rounds; prints a Markdown table.
#   bench/table.sh BUILD_DIR [ROUNDS]
# BUILD_DIR holds a program "floor" that is called as "floor heap4|radix WORKLOAD SIZE COUNT" and prints the JSON line of kernel.sh.
set -eu
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec python3 "$here/table.py" --rounds "${2:-3}" --reference heap4 --reference radix --floor "$1/floor"
