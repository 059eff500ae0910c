#!/usr/bin/env python3
"""From a file on disk to a TF-IDF matrix in memory: topicmill against scikit-learn, one after the other in one run.

    python3 bench/peers/tfidf_speed.py news.jsonl --text title,text --bench build/release/bench/vectorize_bench
    python3 bench/peers/tfidf_speed.py news.jsonl --text text --ngrams 2

Both read the same JSON lines or CSV (with a header) with the settings under which their matrices are equal. Each runs
in a process of its own: `process` is its wall time from start to end, imports included, `work` the time from opening the
file to the finished matrix. The fastest of --repeat runs counts, for both.
"""

import argparse
import json
import subprocess
import sys
import time

PEER = """
import csv, json, resource, sys, time
path, names, ngrams = sys.argv[1], sys.argv[2].split(','), int(sys.argv[3])
from sklearn.feature_extraction.text import TfidfVectorizer
start = time.perf_counter()
csv.field_size_limit(1 << 30)
with open(path, newline='', encoding='utf-8') as file:
    rows = csv.DictReader(file) if path.endswith('.csv') else map(json.loads, file)
    documents = ['\\n'.join(part for part in (row[name] for name in names) if part) for row in rows]
V = TfidfVectorizer(min_df=5, max_df=0.5, ngram_range=(1, ngrams)).fit_transform(documents)
print(json.dumps({'documents': V.shape[0], 'terms': V.shape[1], 'nonzeros': V.nnz,
                  'seconds': time.perf_counter() - start, 'text_bytes': sum(len(d.encode()) for d in documents),
                  'peak_bytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
"""


def run(command):
    """The program's report, with its wall time as `process`."""
    start = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {**json.loads(output), "process": time.perf_counter() - start}


def fastest(command, repeat):
    return min((run(command) for _ in range(repeat)), key=lambda report: report["process"])


def describe(name, report, text_bytes):
    print(
        f"{name:22}{report['process']:9.3f} s process {report['seconds']:9.3f} s work "
        f"{text_bytes / 1e6 / report['seconds']:8.1f} MB/s {report['peak_bytes'] / 1e6:8.0f} MB peak"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--text", default="text", help="fields, separated by commas")
    parser.add_argument("--ngrams", type=int, default=1)
    parser.add_argument("--bench", default="build/release/bench/vectorize_bench")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--repeat-peer", type=int, default=1)
    arguments = parser.parse_args()

    settings = "sklearn" if arguments.ngrams == 1 else str(arguments.ngrams)
    peer = fastest(
        [sys.executable, "-c", PEER, arguments.path, arguments.text, str(arguments.ngrams)], arguments.repeat_peer
    )
    ours = fastest([arguments.bench, arguments.path, arguments.text, settings], arguments.repeat)
    default = fastest([arguments.bench, arguments.path, arguments.text, "default"], arguments.repeat)
    for key in ("documents", "terms", "nonzeros"):
        if ours[key] != peer[key]:
            sys.exit(f"not the same matrix: {key} {ours[key]} and {peer[key]}")

    print(f"{arguments.path}: {peer['text_bytes'] / 1e6:.1f} MB of text, {peer['documents']} x {peer['terms']}")
    describe("scikit-learn", peer, peer["text_bytes"])
    describe("topicmill", ours, peer["text_bytes"])
    describe("default analyzer", default, peer["text_bytes"])
    over = (ours["peak_bytes"] - 2 * ours["matrix_bytes"]) / 1e6
    print(
        f"times: {peer['process'] / ours['process']:.1f} process, {peer['seconds'] / ours['seconds']:.1f} work; "
        f"peak memory beyond twice the matrix: {over:.0f} MB"
    )


if __name__ == "__main__":
    main()
