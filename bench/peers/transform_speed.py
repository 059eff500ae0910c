#!/usr/bin/env python3
"""Topic weights of new documents with a saved model: topicmill against scikit-learn, one after the other in one run.

    python3 bench/peers/transform_speed.py news.jsonl --text title,text -k 20 [--lines 1000000]

Both learn k topics of the file (not timed) and then give every line of it its weights again, from the file on disk to a
CSV on disk. topicmill's time is that of the whole process. scikit-learn's is that of vectorizer.transform, NMF.transform
and savetxt with its model in memory and its imports done. With --lines the file is repeated to so many lines, for
topicmill alone: its peak memory shows whether it streams.
"""

import argparse
import csv
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def documents(path, names):
    with open(path, encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield "\n".join(part for part in (row[name] for name in names) if part)


def peer_seconds(path, names, k, output):
    import numpy
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(min_df=5, max_df=0.5, sublinear_tf=True, stop_words="english")
    model = NMF(k, init="nndsvd", random_state=0).fit(vectorizer.fit_transform(documents(path, names)))
    start = time.perf_counter()
    W = model.transform(vectorizer.transform(documents(path, names)))
    numpy.savetxt(output, W, delimiter=",", fmt="%.8g")
    return time.perf_counter() - start


def timed(command):
    """Seconds and peak memory (MB) of a process."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stderr=subprocess.PIPE)
    child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def repeat_lines(path, lines, to):
    left = lines
    with open(to, "wb") as out:
        while left > 0:
            with open(path, "rb") as file:
                for line in itertools.islice(file, left):
                    out.write(line)
                    left -= 1


def largest_difference(one, other):
    """Between the topic columns of two tables."""

    def rows(path):
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield [float(value) for name, value in row.items() if name.startswith("topic_")]

    return max(abs(a - b) for x, y in zip(rows(one), rows(other)) for a, b in zip(x, y))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--text", default="text", help="fields, separated by commas")
    parser.add_argument("-k", type=int, default=20)
    parser.add_argument("--lines", type=int)
    parser.add_argument("--topicmill", default="build/release/topicmill")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        fields = f"input.text=[{arguments.text}]"
        learn = [arguments.topicmill, "run", arguments.path, "-k", str(arguments.k), "--set", fields]
        subprocess.run([*learn, "-o", str(work / "run"), "-q"], check=True)
        command = [arguments.topicmill, "transform", str(work / "run"), arguments.path, "-o", str(work / "new.csv")]
        ours, peak = min(timed(command) for _ in range(arguments.repeat))
        if arguments.lines:
            repeat_lines(arguments.path, arguments.lines, work / "many.jsonl")
            many = [*command[:3], str(work / "many.jsonl"), "-o", str(work / "many.csv")]
            print("{} lines: {:.2f} s, {:.0f} MB peak".format(arguments.lines, *timed(many)))
        # Last: a process that is forked later would count what scikit-learn takes as its own peak.
        peer = peer_seconds(arguments.path, arguments.text.split(","), arguments.k, work / "peer.csv")
        difference = largest_difference(work / "new.csv", work / "run" / "doc_topics.csv")
        print(f"scikit-learn {peer:8.3f} s, model in memory")
        print(f"topicmill    {ours:8.3f} s, whole process, {peak:.0f} MB peak; times: {peer / ours:.1f}")
        print(f"largest difference from the doc_topics of the run: {difference:.1e}")


if __name__ == "__main__":
    main()
