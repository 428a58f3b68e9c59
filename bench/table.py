#!/usr/bin/env python3
"""Runs the kernel and reference kernels in alternating rounds and prints a Markdown table. Called by compare.sh and table.sh."""
import argparse
import json
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CELLS = [
    ("w1", 1_000, 4_000_000),
    ("w1", 100_000, 4_000_000),
    ("w1", 1_000_000, 4_000_000),
    ("w2", 1_000, 4_000_000),
    ("w2", 100_000, 4_000_000),
    ("w3", 1_000, 600),
    ("w3", 100_000, 60),
    ("w3r", 100_000, 60),
    ("w4", 16, 2_000_000),
]


def run(command):
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(out.strip().splitlines()[-1])


def command(reference, floor, cell):
    workload, size, count = map(str, cell)
    if floor and reference != "dryswarm":
        return [floor, reference, workload, size, count]
    return [os.path.join(HERE, "kernel.sh"), workload, size, count, reference]


def measure(args):
    results = {}
    for number in range(args.rounds):
        for cell in CELLS:
            line = {r: run(command(r, args.floor, cell)) for r in args.reference + ["dryswarm"]}
            if len({x["checksum"] for x in line.values()}) != 1:
                sys.exit(f"{cell}: the kernels ran different events: {line}")
            results.setdefault(cell, []).append({r: x["rate"] for r, x in line.items()})
        print(f"round {number + 1} of {args.rounds} done", file=sys.stderr)
    return results


def table(args, results):
    names = args.reference + ["dryswarm"]
    print("| workload | " + " | ".join(f"{n}, M/s" for n in names)
          + " | " + " | ".join(f"dryswarm / {r}" for r in args.reference) + " |")
    print("|---|" + "---|" * (len(names) + len(args.reference)))
    for (workload, size, _), rounds in results.items():
        rates = [statistics.median(r[n] for r in rounds) / 1e6 for n in names]
        cells = [f"{x:.1f}" if x >= 10 else f"{x:.2f}" for x in rates]
        for reference in args.reference:
            ratios = [r["dryswarm"] / r[reference] for r in rounds]
            cells.append(f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")
        print(f"| {workload.upper()} {size:,} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reference", action="append", required=True)
    parser.add_argument("--floor", help="program that runs the reference kernels; default: this project's own")
    args = parser.parse_args()
    subprocess.run([os.path.join(HERE, "build.sh")], check=True)
    table(args, measure(args))


if __name__ == "__main__":
    main()
