"""What nmf.surplus and nmf.moves change: final errors, processor time, and how alike topics are from seed to seed.

    python3 bench/peers/nmf_starts.py runs/matrix/tfidf.mtx -k 20 50 --seeds 3
    python3 bench/peers/nmf_starts.py runs/matrix/tfidf.mtx --init random nmf.surplus=0.2 nmf.moves=1,nmf.surplus=0.2

Variants are options of `factorize`, several joined by commas; first comes the run without any. Prints a table in
Markdown: the mean error |V - WH| / |V|; how far those of the seeds are from those without options, in 1e-6; the
processor seconds on one thread as a multiple, without those that it takes to read the matrix; and the mean best Jaccard
index of ten words over all pairs of seeds.
"""

import argparse
import json
import os
import subprocess
import tempfile
from itertools import permutations
from pathlib import Path

import numpy as np

VARIANTS = ["nmf.surplus=0.2", "nmf.moves=1", "nmf.surplus=0.2,nmf.moves=1"]


def factorize(matrix, k, options, seed, program):
    """-> relative error, processor seconds, the ten first words of every topic"""
    with tempfile.TemporaryDirectory() as scratch:
        directory = Path(scratch) / "run"
        command = [program, "factorize", matrix, "-k", str(k), "-o", directory, "--format", "npy", "--threads", "1"]
        for option in [f"seed={seed}", *options]:
            command += ["--set", option]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise SystemExit(f"failed: {command}")
        error = json.loads((directory / "run.json").read_text())["factorization"]["relative_error"]
        return error, usage.ru_utime, first_words(np.load(directory / "H.npy"))


def first_words(H):
    return [set(np.argsort(-topic, kind="stable")[:10]) for topic in H]


def likeness(topics, others):
    return np.mean([max(len(a & b) / len(a | b) for b in others) for a in topics])


def row(name, k, variant, runs, plain, reading):
    errors, seconds = np.array([run[0] for run in runs]), sum(run[1] - reading for run in runs)
    steps = ", ".join(f"{step:+.0f}" for step in 1e6 * (errors - [run[0] for run in plain]))
    times = seconds / sum(run[1] - reading for run in plain)
    stability = np.mean([likeness(a[2], b[2]) for a, b in permutations(runs, 2)])
    return f"| {name} | {k} | {variant} | {errors.mean():.6f} | {steps} | {times:.2f} | {stability:.3f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("matrix", help="Matrix Market file, documents x terms")
    parser.add_argument("variants", nargs="*", default=VARIANTS)
    parser.add_argument("-k", "--topics", type=int, nargs="+", default=[20])
    parser.add_argument("--init", default="nndsvd")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--topicmill", metavar="BINARY", default="build/release/topicmill")
    options = parser.parse_intermixed_args()
    name = Path(options.matrix).parent.name
    reading = factorize(options.matrix, 1, ["nmf.max_iterations=1"], 1, options.topicmill)[1]
    print("| matrix | k | options | error | from the run without, 1e-6 | times the seconds | stability |")
    print("|---|---|---|---|---|---|---|")
    for k in options.topics:
        plain = None
        for variant in ["", *options.variants]:
            chosen = [f"nmf.init={options.init}", *filter(None, variant.split(","))]
            seeds = range(1, options.seeds + 1)
            runs = [factorize(options.matrix, k, chosen, seed, options.topicmill) for seed in seeds]
            plain = plain or runs
            print(row(name, k, variant or "none", runs, plain, reading), flush=True)


if __name__ == "__main__":
    main()
