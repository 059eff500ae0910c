#!/bin/sh
# Writes the matrices of a run in every format and reads them back with SciPy and R: read_matrices.sh PROGRAM FOLDER
# What is not installed is passed over; with neither the test is skipped.
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$2/run.yaml" "$2/docs.jsonl" "$work"
cd "$work"
"$program" -q vectorize run.yaml --set 'output.matrix=[mtx, npz, mat, rds, svmlight]'
cp -R out first
"$program" -q -j 1 vectorize run.yaml --set 'output.matrix=[mtx, npz, mat, rds, svmlight]'
for file in out/counts.* out/tfidf.*; do cmp "$file" "first/$(basename "$file")"; done
readers=0

python=
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && "$candidate" -c 'import scipy' 2>/dev/null; then python=$candidate; fi
done
if [ -n "$python" ]; then
  readers=$((readers + 1))
  "$python" - <<'END'
import csv, scipy.io, scipy.sparse
terms = [row["term"] for row in csv.DictReader(open("out/vocabulary.csv"))]
documents = [row["document"] for row in csv.DictReader(open("out/documents.csv"))]
for name in ("counts", "tfidf"):
    mtx = scipy.io.mmread(f"out/{name}.mtx").tocsr()
    npz = scipy.sparse.load_npz(f"out/{name}.npz")
    mat = scipy.io.loadmat(f"out/{name}.mat")
    assert npz.format == "csr" and npz.shape == mtx.shape and abs(npz - mtx).max() < 1e-7, name
    assert mat[name].shape == mtx.shape and abs(mat[name] - mtx).max() < 1e-7, name
    assert [str(t[0]) for t in mat["terms"].ravel()] == terms, mat["terms"]
    assert [str(d[0]) for d in mat["documents"].ravel()] == documents, mat["documents"]
    lines = [line.split() for line in open(f"out/{name}.svmlight")]
    pairs = {(i, int(p.split(":")[0]) - 1): float(p.split(":")[1]) for i, line in enumerate(lines) for p in line[1:]}
    coo = mtx.tocoo()
    assert pairs.keys() == set(zip(coo.row, coo.col)), name
    assert all(abs(pairs[i, j] - v) < 1e-6 for i, j, v in zip(coo.row, coo.col, coo.data)), name
END
else
  echo "no SciPy: npz and mat were not read back"
fi

if Rscript -e 'library(Matrix)' >/dev/null 2>&1; then
  readers=$((readers + 1))
  # shellcheck disable=SC2016  # the dollars are R's
  Rscript -e '
    library(Matrix)
    for (name in c("counts", "tfidf")) {
      mtx <- readMM(sprintf("out/%s.mtx", name))
      rds <- readRDS(sprintf("out/%s.rds", name))
      stopifnot(is(rds, "dgCMatrix"), validObject(rds), max(abs(rds - mtx)) < 1e-7,
                identical(colnames(rds), read.csv("out/vocabulary.csv", encoding = "UTF-8")$term),
                identical(rownames(rds), read.csv("out/documents.csv", encoding = "UTF-8")$document))
    }'
else
  echo "no R with the package Matrix: rds was not read back"
fi

if [ "$readers" -eq 0 ]; then
  echo "skipped: neither SciPy nor R is installed"
  exit 77
fi
