"""Which local optimum a factorization ends in: topicmill without and with ways out of it, beside scikit-learn's NMF.

    python3 bench/peers/nmf_optima.py runs/matrix/tfidf.mtx papers/tfidf.mtx -k 20 50 100
    python3 bench/peers/nmf_optima.py runs/matrix/tfidf.mtx -k 20 --peer peer.json --set nmf.moves=2

Prints a table in Markdown: the error |V - WH| / |V| where each stops by its default tolerance, from nndsvd, and the
seconds of the factorization. scikit-learn's errors take minutes; `--peer FILE` keeps them for the next time.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from nmf_error import run_sklearn
from scipy.io import mmread
from scipy.sparse import csr_matrix


def peer_error(matrix, k, options):
    """scikit-learn's final error, from the file where it is known."""
    known = json.loads(options.peer.read_text()) if options.peer and options.peer.exists() else {}
    case = f"{matrix} {k}"
    if case not in known:
        settings = argparse.Namespace(
            topics=k, init="nndsvd", solver="cd", loss="frobenius", seed=0, peer_tolerance=1e-4, dense=False
        )
        known[case] = run_sklearn(csr_matrix(mmread(matrix)), settings)[0]
        if options.peer:
            options.peer.write_text(json.dumps(known, indent=1) + "\n")
    return known[case]


def run_topicmill(matrix, k, settings, options):
    """-> factorization of run.json"""
    with tempfile.TemporaryDirectory() as scratch:
        directory = Path(scratch) / "run"
        command = [options.topicmill, "factorize", matrix, "-k", str(k), "-o", directory]
        for setting in settings:
            command += ["--set", setting]
        subprocess.run(command, check=True, capture_output=True)
        return json.loads((directory / "run.json").read_text())["factorization"]


def row(matrix, k, options):
    plain = run_topicmill(matrix, k, [], options)
    moved = run_topicmill(matrix, k, options.set, options)
    moves = moved.get("moves", {"tried": 0, "kept": 0})
    peer = peer_error(matrix, k, options)
    return (
        f"| {Path(matrix).parent.name} | {k} | {plain['relative_error']:.6f} | {moved['relative_error']:.6f} "
        f"| {moves['kept']} of {moves['tried']} | {moved['seconds'] / plain['seconds']:.1f} | {peer:.6f} "
        f"| {moved['relative_error'] - peer:+.1e} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("matrices", nargs="+", help="Matrix Market files, documents x terms")
    parser.add_argument("-k", "--topics", type=int, nargs="+", default=[20, 50, 100])
    parser.add_argument("--set", nargs="+", default=["nmf.surplus=0.2", "nmf.moves=1"])
    parser.add_argument("--peer", type=Path, metavar="FILE", help="keeps scikit-learn's errors")
    parser.add_argument("--topicmill", metavar="BINARY", default="build/release/topicmill")
    options = parser.parse_args()
    print("| matrix | k | plain | with options | moves kept | times | scikit-learn | with options - scikit-learn's |")
    print("|---|---|---|---|---|---|---|---|")
    for matrix in options.matrices:
        for k in options.topics:
            print(row(matrix, k, options), flush=True)


if __name__ == "__main__":
    main()
