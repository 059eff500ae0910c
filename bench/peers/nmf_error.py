"""How long until the error at which a peer's NMF stops: scikit-learn, RcppML and topicmill on the same matrix.

    python3 bench/peers/nmf_error.py DIR/tfidf.mtx -k 100 --topicmill build/release/topicmill
    python3 bench/peers/nmf_error.py DIR/tfidf.mtx -k 100 --topicmill build/release/topicmill --rcppml
    python3 bench/peers/nmf_error.py DIR/tfidf.mtx -k 50 --solver mu --loss kullback-leibler --init nndsvda
    python3 bench/peers/nmf_error.py faces.mtx -k 49 --dense --topicmill build/release/topicmill

scikit-learn runs with its default tolerance and number of iterations; its seconds include the
initialization. topicmill starts from the same kind of initialization in a run right after, and the seconds of
its convergence.csv include that as well; reading the matrix is left out of both. RcppML (Debian's r-cran-rcppml,
frobenius only) starts from random values. The error is |V - WH| / |V|
for frobenius and the divergence itself for kullback-leibler. `--set nmf.KEY=VALUE` is handed on to topicmill.
"""

import argparse
import csv
import subprocess
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np
from scipy.io import mmread
from scipy.sparse import csr_matrix
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning


def relative_error(V, W, H):
    """|V - W H| / |V| in the Frobenius norm, by |V|^2 - 2 <Vt W, Ht> + <Wt W, H Ht>: W H is never formed."""
    W, H = W.astype(np.float64), H.astype(np.float64)
    norm = float(V.multiply(V).sum())
    squared = norm - 2 * np.sum((V.T @ W) * H.T) + np.sum((W.T @ W) * (H @ H.T))
    return np.sqrt(max(squared, 0.0) / norm)


def kullback_leibler(V, W, H):
    """sum v ln(v / wh) - v + wh."""
    V = V.tocoo()
    products = np.concatenate([
        np.einsum("ij,ij->i", W[rows], H.T[columns])
        for rows, columns in zip(_chunks(V.row), _chunks(V.col))
    ])
    seen = V.data > 0
    v, wh = V.data[seen], np.maximum(products[seen], np.finfo(float).tiny)
    return float(np.sum(v * np.log(v / wh)) - v.sum() + W.sum(axis=0) @ H.sum(axis=1))


def _chunks(values, size=1 << 18):
    return np.array_split(values, max(1, len(values) // size))


LOSSES = {"frobenius": ("relative_error", relative_error), "kullback-leibler": ("objective", kullback_leibler)}


def run_sklearn(V, options):
    """-> (final error, seconds)"""
    warnings.simplefilter("ignore", ConvergenceWarning)
    model = NMF(
        n_components=options.topics,
        init=options.init,
        solver=options.solver,
        beta_loss=options.loss,
        random_state=options.seed,
        tol=options.peer_tolerance,
    )
    start = time.perf_counter()
    W = model.fit_transform(V.toarray() if options.dense else V)
    seconds = time.perf_counter() - start
    error = LOSSES[options.loss][1](V, W, model.components_)
    stopped = "" if model.n_iter_ < model.max_iter else " (its limit)"
    print(f"scikit-learn  iterations {model.n_iter_}{stopped}  seconds {seconds:.3f}  error {error:.8g}")
    return error, seconds


def run_topicmill(options, directory):
    """-> rows of convergence.csv as (iteration, seconds, error)"""
    settings = [f"nmf.init={options.init}", f"nmf.loss={options.loss.replace('-', '_')}", *options.set]
    command = [options.topicmill, "factorize", options.matrix, "-k", str(options.topics), "-o", directory]
    for setting in settings:
        command += ["--set", setting]
    subprocess.run(command, check=True)
    column = LOSSES[options.loss][0]
    with open(Path(directory) / "convergence.csv", newline="") as file:
        return [(int(row["iteration"]), float(row["seconds"]), float(row[column])) for row in csv.DictReader(file)]


def run_rcppml(options):
    """-> (final error, seconds)"""
    script = Path(__file__).with_name("rcppml_nmf.R")
    command = ["Rscript", str(script), options.matrix, str(options.topics)]
    iterations, seconds, error = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    print(f"RcppML        iterations {iterations}  seconds {float(seconds):.3f}  error {float(error):.8g}")
    return float(error), float(seconds)


def compare(steps, peers):
    iteration, seconds, error = steps[-1]
    print(f"topicmill     iterations {iteration}  seconds {seconds:.3f}  error {error:.8g}")
    for name, (their_error, their_seconds) in peers.items():
        print(f"{name}: ours - theirs {error - their_error:+.3g} (below zero: ours is better)")
        reached = next((step for step in steps if step[2] <= their_error), None)
        if reached is None:
            print(f"{name}: topicmill never reached its error")
            continue
        print(
            f"{name}: topicmill reached its error in iteration {reached[0]}, after {reached[1]:.3f} s: "
            f"{their_seconds / reached[1]:.1f} times as fast"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("matrix", help="Matrix Market file, documents x terms")
    parser.add_argument("-k", "--topics", type=int, default=20)
    parser.add_argument("--init", default="nndsvd", choices=["random", "nndsvd", "nndsvda", "nndsvdar"])
    parser.add_argument("--solver", default="cd", choices=["cd", "mu"], help="scikit-learn's")
    parser.add_argument("--loss", default="frobenius", choices=list(LOSSES))
    parser.add_argument("--seed", type=int, default=0, help="scikit-learn's")
    parser.add_argument("--peer-tolerance", type=float, default=1e-4, help="scikit-learn's; 0: all 200 iterations")
    parser.add_argument("--dense", action="store_true", help="hand scikit-learn a dense array")
    parser.add_argument("--topicmill", metavar="BINARY")
    parser.add_argument("--rcppml", action="store_true", help="run RcppML as well")
    parser.add_argument("--set", action="append", default=[], metavar="nmf.KEY=VALUE")
    parser.add_argument("-o", "--output", help="topicmill's directory (default: a temporary one)")
    options = parser.parse_args()
    if options.loss != "frobenius" and options.solver != "mu":
        parser.error("scikit-learn solves kullback-leibler with --solver mu only")

    V = csr_matrix(mmread(options.matrix))
    print(f"{V.shape[0]} x {V.shape[1]}, {V.nnz} non-zeros, k {options.topics}, {options.init}, {options.loss}")
    peers = {"scikit-learn": run_sklearn(V, options)}
    if options.rcppml:
        peers["RcppML"] = run_rcppml(options)
    if options.topicmill:
        with tempfile.TemporaryDirectory() as scratch:
            compare(run_topicmill(options, options.output or str(Path(scratch) / "run")), peers)


if __name__ == "__main__":
    main()
