#!/usr/bin/env python3
"""What an iteration costs: fits the cost model of docs/scale.md to runs of this machine, and says what others would take.

    python3 bench/scale/documents.py 1000000 > documents.jsonl
    topicmill vectorize documents.yaml -o matrix --set output.matrix=npz
    python3 bench/scale/cost.py matrix/tfidf.npz --topicmill build/release/topicmill

Factorizes the first rows of the matrix, with several numbers of topics, and fits the seconds of an iteration on all
threads:

    products   4 nnz k flops, that wait for gathered rows
    rows       (n + m) k^2 multiply-adds of Gram matrices and sweeps, some six of them
    sums       m k floats for each block of V, read and written

Then prints a table: n documents of --words non-zeros, k topics, nodes of --cores cores that reach --efficiency of this
machine's speed a core, and a network of --gbit: all that ranks send a pass is m k floats at each of log2(ranks) levels,
and as many once more to share H. Debian: python3-scipy.
"""

import argparse
import csv
import subprocess
import tempfile
from math import ceil, log2
from pathlib import Path

import numpy as np
from scipy import optimize, sparse

BLOCK = 1 << 22


def measure(program, V, k, iterations, threads):
    """Seconds of an iteration: the median."""
    with tempfile.TemporaryDirectory() as folder:
        sparse.save_npz(f"{folder}/V.npz", V, compressed=False)
        options = ["--format", "npy", "--set", f"nmf.max_iterations={iterations}", "--set", "nmf.tolerance=0"]
        command = [program, "-q", "-j", str(threads), "factorize", f"{folder}/V.npz", "-k", str(k), "-o", f"{folder}/run"]
        subprocess.run(command + options, check=True)
        with open(f"{folder}/run/convergence.csv", newline="") as file:
            seconds = [float(row["seconds"]) for row in csv.DictReader(file)]
        # The last one also holds what is computed once, at the end.
        return float(np.median(np.diff(seconds)[:-1]))


def work(n, m, nnz, k):
    """What an iteration of one process does: flops of products, of rows, floats of sums."""
    return np.array([4.0 * nnz * k, 12.0 * (n + m) * k * k, 3.0 * m * k * max(1, round(nnz / BLOCK))])


def predict(rates, n, m, nnz, k, nodes, arguments):
    """-> (seconds of computing, seconds of sending, GB a node)"""
    share = work(ceil(n / nodes), m, nnz / nodes, k)
    share[1] = 12.0 * (n / nodes + m / nodes) * k * k
    cores = arguments.cores * arguments.efficiency / arguments.threads
    floats = m * k * (log2(nodes) + (nodes - 1) / nodes) if nodes > 1 else 0
    memory = (16 * nnz + 8 * n * k + 8 * n) / nodes + 4 * m * k * (4 + log2(max(2, nnz / nodes / BLOCK)))
    return share @ rates / cores, 4 * floats / (arguments.gbit / 8 * 1e9), memory / 1e9


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("matrix", help=".npz of SciPy, documents x terms")
    parser.add_argument("--topicmill", default="build/release/topicmill")
    parser.add_argument("--rows", type=int, nargs="*", default=[125_000, 250_000, 500_000, 1_000_000])
    parser.add_argument("-k", "--topics", type=int, nargs="*", default=[20, 50, 100])
    parser.add_argument("--iterations", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cores", type=int, default=64, help="of a node")
    parser.add_argument("--efficiency", type=float, default=0.5, help="of a core beside so many others")
    parser.add_argument("--gbit", type=float, default=10, help="of the network, a second")
    parser.add_argument("--documents", type=int, default=100_000_000)
    parser.add_argument("--words", type=float, default=25, help="non-zeros of a document")
    parser.add_argument("--terms", type=int, default=500_000)
    parser.add_argument("--predict-topics", type=int, default=100)
    parser.add_argument("--nodes", type=int, nargs="*", default=[1, 16, 256])
    arguments = parser.parse_args()

    whole = sparse.load_npz(Path(arguments.matrix)).tocsr()
    cases, seconds = [], []
    for rows in arguments.rows:
        V = whole[:rows]
        for k in arguments.topics:
            cases.append((V.shape[0], V.shape[1], V.nnz, k))
            seconds.append(measure(arguments.topicmill, V, k, arguments.iterations, arguments.threads))
    matrix = np.array([work(*case) for case in cases])
    weights = 1 / np.array(seconds)  # so that every case counts alike
    rates, _ = optimize.nnls(matrix * weights[:, None], np.array(seconds) * weights)
    print("| n | nnz | k | s an iteration | model |\n|---|---|---|---|---|")
    for (n, _, nnz, k), measured, fitted in zip(cases, seconds, matrix @ rates):
        print(f"| {n:,} | {nnz:,} | {k} | {measured:.3f} | {fitted:.3f} |")
    a_entry, a_row, a_sum = 4e9 * rates[0], 12e9 * rates[1], 3e9 * rates[2]
    print(f"ns of an entry and topic {a_entry:.3f}, of a (n + m) k^2 {a_row:.4f}, of a sum over m k {a_sum:.4f}")
    n, m, k = arguments.documents, arguments.terms, arguments.predict_topics
    print("\n| nodes | s an iteration | computing | sending | GB a node |\n|---|---|---|---|---|")
    for nodes in arguments.nodes:
        computing, sending, memory = predict(rates, n, m, n * arguments.words, k, nodes, arguments)
        print(f"| {nodes} | {computing + sending:.2f} | {computing:.2f} | {sending:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
