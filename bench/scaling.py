"""How the time of one iteration grows with rows, columns, non-zeros, topics and threads.

    cmake --preset release && ninja -C build/release topicmill_program
    python3 bench/scaling.py --topicmill build/release/topicmill --svg docs/scaling.svg
    python3 bench/scaling.py --topicmill build/release/topicmill --peak-gflops 136
    python3 bench/scaling.py --topicmill build/release/topicmill --quick        a check, in seconds

Each sweep changes one thing of the base case. The matrices are synthetic and like text: columns by the law of
nmf_bench, values in (0, 1), the same in every run. The time of one iteration is the median difference between
successive rows of convergence.csv, which leaves reading, the start and the first iteration out, and of that the
smallest of a few runs. The cases of a sweep take turns, so that a busy minute hits all of them.

FLOPS are those of the algorithm with factors that have no zeros; topicmill skips zeros where that pays. --peak-gflops
is that of one core: nmf_bench shows it as FLOP/s over of_peak. Needs numpy.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scaling_picture import Panel, draw


@dataclass(frozen=True)
class Case:
    n: int
    m: int
    per_row: int  # non-zeros
    k: int
    threads: int

    @property
    def nonzeros(self):
        return self.n * self.per_row

    def sweeps(self, rows):
        """As nmf/quadratic_half_step.cpp decides."""
        return int(min(max(1.5 + 2 * self.nonzeros / (rows * self.k), 2), 4))

    def flops(self):
        """Of one iteration: two products, two Gram matrices, and the sweeps over both factors."""
        products = 4 * self.nonzeros * self.k
        grams = (self.n + self.m) * self.k * (self.k + 1)
        sweeps = sum(2 * rows * self.k**2 * self.sweeps(rows) for rows in (self.n, self.m))
        return products + grams + sweeps


@dataclass(frozen=True)
class Sweep:
    title: str
    note: str
    axis: str
    parameter: str  # the member of Case on the x axis
    cases: list

    def value(self, case):
        return getattr(case, self.parameter)


def sweeps_around(base, cores):
    growth = (1, 2, 5, 10)
    return [
        Sweep("Rows", f"{base.per_row} non-zeros a row, the same density", "rows n", "n",
              [replace(base, n=base.n * times) for times in growth]),
        Sweep("Columns", f"{base.per_row} non-zeros a row, the same nnz", "columns m", "m",
              [replace(base, m=base.m * times) for times in growth]),
        Sweep("Columns, same density", "nnz grows with m", "columns m", "m",
              [replace(base, m=base.m * times, per_row=base.per_row * times) for times in growth]),
        Sweep("Non-zeros", "n and m stay", "non-zeros a row", "per_row",
              [replace(base, per_row=per_row) for per_row in (10, 30, 100)]),
        Sweep("Topics", "the matrix stays", "topics k", "k",
              [replace(base, k=k) for k in (10, 20, 50, 100, 200)]),
        Sweep("Threads", "the problem stays", "threads", "threads",
              [replace(base, threads=threads) for threads in (1, 2, 4, 8, 16) if threads <= cores]),
    ]  # fmt: skip


def zipf_columns(random, m, shape):
    """The first hundredth of the columns takes a good third of all draws."""
    return (m * random.random(shape) ** 4).astype(np.int64)


def distinct_columns(random, rows, m, per_row):
    """-> rows x per_row, ascending in each row; what was drawn twice is drawn again."""
    columns = zipf_columns(random, m, (rows, per_row))
    unsettled = np.arange(rows)
    while unsettled.size:
        part = np.sort(columns[unsettled], axis=1)
        twice = np.zeros(part.shape, dtype=bool)
        twice[:, 1:] = part[:, 1:] == part[:, :-1]
        part[twice] = zipf_columns(random, m, np.count_nonzero(twice))
        columns[unsettled] = part
        unsettled = unsettled[twice.any(axis=1)]
    return columns


def digits(numbers, width):
    """-> one row of characters a number, with leading zeros"""
    return (numbers.reshape(-1, 1) // 10 ** np.arange(width)[::-1] % 10 + ord("0")).astype(np.uint8)


def entry_lines(rows, columns, thousandths):
    """The lines `row column value` of a Matrix Market file, all of one width."""

    def text(characters):
        return np.tile(np.frombuffer(characters, np.uint8), (rows.size, 1))

    return np.hstack([
        digits(rows + 1, 8), text(b" "), digits(columns + 1, 8), text(b" 0."), digits(thousandths, 3), text(b"\n")
    ]).tobytes()  # fmt: skip


def write_matrix(path, case):
    random = np.random.default_rng(1)
    block = max(1, 200_000 // case.per_row)
    with open(path, "wb") as file:
        file.write(b"%%MatrixMarket matrix coordinate real general\n")
        file.write(f"{case.n} {case.m} {case.nonzeros}\n".encode())
        for start in range(0, case.n, block):
            rows = np.arange(start, min(start + block, case.n))
            columns = distinct_columns(random, rows.size, case.m, case.per_row).ravel()
            thousandths = random.integers(1, 1000, columns.size)
            file.write(entry_lines(np.repeat(rows, case.per_row), columns, thousandths))


def matrix_file(folder, case):
    path = Path(folder) / f"{case.n}x{case.m}x{case.per_row}.mtx"
    if not path.exists():
        write_matrix(path, case)
    return path


def seconds_per_iteration(options, matrix, case):
    settings = {
        "threads": case.threads,
        "nmf.init": "random",
        "nmf.tolerance": 0,
        "nmf.max_iterations": options.iterations + 1,
    }
    with tempfile.TemporaryDirectory(dir=matrix.parent) as scratch:
        run = Path(scratch) / "run"
        command = [options.topicmill, "-q", "factorize", matrix, "-k", str(case.k), "-o", run, "--format", "npy"]
        for key, value in settings.items():
            command += ["--set", f"{key}={value}"]
        subprocess.run(command, check=True)
        with open(run / "convergence.csv", newline="") as file:
            ends = [float(row["seconds"]) for row in csv.DictReader(file)]
    return float(np.median(np.diff(ends)))


def measure(options, sweep):
    """-> seconds an iteration, one number a case"""
    with tempfile.TemporaryDirectory() as folder:
        matrices = [matrix_file(folder, case) for case in sweep.cases]
        rounds = [
            [seconds_per_iteration(options, *pair) for pair in zip(matrices, sweep.cases)]
            for _ in range(options.repeat)
        ]
    return np.min(rounds, axis=0)


def print_table(sweep, seconds, peak_gflops):
    threads = sweep.parameter == "threads"
    header = [sweep.axis, "nnz", "ms per iteration", "speed-up" if threads else "times the first", "GFLOP/s"]
    print(f"### {sweep.title}: {sweep.note}\n")
    print_row(header + ["of peak"] * bool(peak_gflops))
    print("|---" * (len(header) + bool(peak_gflops)) + "|")
    for case, time in zip(sweep.cases, seconds):
        ratio = seconds[0] / time if threads else time / seconds[0]
        gflops = case.flops() / time / 1e9
        row = [f"{sweep.value(case):,}", f"{case.nonzeros:,}", f"{1000 * time:.3g}", f"{ratio:.2f}", f"{gflops:.1f}"]
        print_row(row + ([f"{gflops / peak_gflops / case.threads:.2f}"] if peak_gflops else []))
    print(flush=True)


def print_row(cells):
    print("| " + " | ".join(cells) + " |")


def panel(sweep, seconds):
    points = [(sweep.value(case), 1000 * time) for case, time in zip(sweep.cases, seconds)]
    return Panel(sweep.title, sweep.note, sweep.axis, points, -1 if sweep.parameter == "threads" else 1)


def describe(base, options):
    return (
        f"Base case: {base.n:,} rows, {base.m:,} columns, {base.per_row} non-zeros a row, k = {base.k}, "
        f"{base.threads} thread{'s' * (base.threads > 1)}. "
        f"Median of {options.iterations} iterations, smallest of {options.repeat}."
    )


def parse_arguments():
    cores = len(os.sched_getaffinity(0))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topicmill", metavar="BINARY", required=True)
    parser.add_argument("--svg", metavar="FILE", help="draw the picture")
    parser.add_argument("--quick", action="store_true", help="a twentieth of the rows and columns")
    parser.add_argument("--threads", type=int, default=cores, help="of all sweeps but its own (default: %(default)s)")
    parser.add_argument("--iterations", type=int, default=20, help="timed in each run (default: %(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each case (default: %(default)s)")
    parser.add_argument("--peak-gflops", type=float, help="multiply-adds of one core, float32")
    return parser.parse_args(), cores


def main():
    options, cores = parse_arguments()
    shrink = 20 if options.quick else 1
    base = Case(n=50_000 // shrink, m=20_000 // shrink, per_row=30, k=50, threads=options.threads)
    print(describe(base, options) + "\n", flush=True)
    panels = []
    for sweep in sweeps_around(base, cores):
        print(f"measuring: {sweep.title}", file=sys.stderr)
        seconds = measure(options, sweep)
        print_table(sweep, seconds, options.peak_gflops)
        panels.append(panel(sweep, seconds))
    if options.svg:
        Path(options.svg).write_text(draw("Time of one iteration", describe(base, options), panels))


if __name__ == "__main__":
    main()
