"""Are topicmill's values of agreement with labels those of scikit-learn?

    python3 bench/peers/agreement_equality.py runs/bbc label

Runs `topicmill evaluate DIR --label FIELD` and compares nmi, ari, ami, homogeneity, completeness and v_measure with
scikit-learn's on the columns of doc_topics.csv; documents without a label are left out, those without a topic are a
cluster of their own. The intervals are compared with those of resampled documents, which is what they stand for.
"""

import argparse
import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from sklearn import metrics


def of_topicmill(program, directory, label):
    command = [program, "-q", "evaluate", directory, "--label", label, "--measures", "diversity", "--format", "json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {row["measure"]: row for row in rows if row["topic"] is None and row["low"] is not None}


def of_sklearn(labels, clusters):
    homogeneity, completeness, v_measure = metrics.homogeneity_completeness_v_measure(labels, clusters)
    return {
        "nmi": metrics.normalized_mutual_info_score(labels, clusters),
        "ari": metrics.adjusted_rand_score(labels, clusters),
        "ami": metrics.adjusted_mutual_info_score(labels, clusters),
        "homogeneity": homogeneity,
        "completeness": completeness,
        "v_measure": v_measure,
    }


def bootstrap(labels, clusters, value, resamples):
    """The interval that agreement_intervals.hpp describes, of documents drawn one by one."""
    random = np.random.default_rng(0)
    drawn = [random.integers(len(labels), size=len(labels)) for _ in range(resamples)]
    found = [of_sklearn(labels[which], clusters[which]) for which in drawn]
    intervals = {}
    for name in value:
        values = np.array([one[name] for one in found])
        intervals[name] = np.quantile(values, [0.025, 0.975]) - (values.mean() - value[name])
    return intervals


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="what `topicmill run` wrote, with doc_topics.csv")
    parser.add_argument("label", help="the field, which is in input.metadata")
    parser.add_argument("--topicmill", default="topicmill", help="the program")
    parser.add_argument("--tolerance", type=float, default=1e-9)
    parser.add_argument("--resamples", type=int, default=0, help="also the bootstrap, of as many samples")
    options = parser.parse_args()

    with open(options.directory / "doc_topics.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row[options.label]]
    labels = np.unique([row[options.label] for row in rows], return_inverse=True)[1]
    clusters = np.unique([row["top_topic"] for row in rows], return_inverse=True)[1]
    ours = of_topicmill(options.topicmill, options.directory, options.label)
    start = time.perf_counter()
    theirs = of_sklearn(labels, clusters)
    intervals = bootstrap(labels, clusters, theirs, options.resamples) if options.resamples else {}
    print(f"{len(rows)} documents, {labels.max() + 1} labels; scikit-learn {time.perf_counter() - start:.2f} s")
    most = 0
    for name, value in theirs.items():
        found = ours[name]
        most = max(most, abs(found["value"] - value))
        line = f"{name:13} {found['value']:.10f} {value:.10f}  {found['low']:.4f} to {found['high']:.4f}"
        print(line + (" | {:.4f} to {:.4f}".format(*intervals[name]) if intervals else ""))
    print(f"largest difference {most:.1e}")
    if most > options.tolerance:
        sys.exit(f"a value differs by more than {options.tolerance:g}")


if __name__ == "__main__":
    main()
