# RcppML's nmf on a Matrix Market file: Rscript rcppml_nmf.R FILE K. Called by nmf_error.py.
# Prints its iterations, seconds and relative error |V - WH| / |V|, with its default tolerance and 100 iterations at most.
suppressMessages({
  library(Matrix)
  library(RcppML)
})
arguments <- commandArgs(TRUE)
V <- as(as(readMM(arguments[1]), "generalMatrix"), "CsparseMatrix")

seconds <- system.time(model <- nmf(V, as.integer(arguments[2]), verbose = FALSE, seed = 1L))[["elapsed"]]

W <- model$w %*% diag(model$d)
H <- model$h
norm <- sum(V@x^2)
squared <- norm - 2 * sum((t(V) %*% W) * t(H)) + sum((t(W) %*% W) * (H %*% t(H)))
cat(model$iter, seconds, sqrt(squared / norm), "\n")
