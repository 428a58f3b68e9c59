#!/bin/sh
# The kernel beside a plain PriorityQueue of event objects, in alternating rounds; prints a Markdown table.
#   bench/compare.sh [ROUNDS]
# Rates are events per second of CPU time of the simulating thread; ratios are taken within a round, medians are shown.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec python3 "$here/table.py" --rounds "${1:-3}" --reference priority-queue
