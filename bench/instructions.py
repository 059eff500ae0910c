#!/usr/bin/env python3
"""Counts the instructions of fixed cases, and fails where one has grown: valgrind's counts do not move with load.

    .ci/check bench                                      builds the program, then runs this
    python3 bench/instructions.py                        every case, against bench/history.jsonl
    python3 bench/instructions.py factorize-hals top     these
    python3 bench/instructions.py --accept "exact norms" records a growth that is meant, and why

Each case runs on one thread, on a corpus that ships or a matrix made here. It fails where it takes 3 % more than the
least since a growth was last accepted, so that small steps do not add up unseen. What did not fail is appended to the
history, with the commit; not where the tree has changes, since no commit would stand for them.

A count belongs to the widest vectors that the processor has and valgrind knows (at most AVX2), and moves a little with
Debian's libraries: only entries of the same vectors are compared. Needs the package valgrind.
"""

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HISTORY = ROOT / "bench" / "history.jsonl"
GROWTH = 1.03  # what fails

# Run in a folder of their own, in this order; {corpora} and {configs} are the tree's. A case may use what one above it
# has written, which then runs first, uncounted.
CASES = {
    "tokenize": "tokenize {corpora}/multilingual.jsonl -n 0 --format csv",
    "vectorize": "vectorize {corpora}/quickstart.jsonl -o matrix",
    "factorize-hals": "factorize V.mtx -k 10 -o hals --set nmf.max_iterations=20 --set nmf.tolerance=0",
    "factorize-kl": "factorize V.mtx -k 10 -o kl --set nmf.loss=kullback_leibler --set nmf.max_iterations=20"
    " --set nmf.tolerance=0",
    "run": "run {configs}/quickstart.yaml -o quickstart",
    "transform": "transform quickstart {corpora}/quickstart.jsonl -o rows.csv",
    "top": "top quickstart --format csv",
}
NEEDS = {"transform": ["run"], "top": ["run"]}


def write_matrix(path, rows=1500, columns=1000, a_row=30):
    """Counts like those of text: a column j with a probability that falls with j, the same in every run."""
    state = 42

    def random():
        nonlocal state
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        return (state >> 33) / 2**31

    cells = [sorted({int(columns * random() * random()) for _ in range(a_row)}) for _ in range(rows)]
    with open(path, "w", encoding="ascii") as file:
        file.write("%%MatrixMarket matrix coordinate integer general\n")
        file.write(f"{rows} {columns} {sum(map(len, cells))}\n")
        for row, in_row in enumerate(cells, 1):
            file.writelines(f"{row} {column + 1} {1 + int(4 * random() ** 2)}\n" for column in in_row)


def vectors():
    """What Highway picks under valgrind."""
    flags = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(encoding="ascii"), re.M)
    has = set(flags.group(1).split()) if flags else set()
    return next((name for name, all_of in {"avx2": {"avx2", "fma"}, "sse4": {"sse4_2"}}.items() if all_of <= has), "sse2")


def arguments(case, program):
    line = CASES[case].format(corpora=ROOT / "corpora", configs=ROOT / "configs")
    return [str(program), "-q", "-j", "1", *shlex.split(line)]


def run(command, folder):
    # The environment lies on the stack, and moves what is aligned there.
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")


def count(case, program, folder):
    out = folder / "callgrind.out"
    run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *arguments(case, program)], folder)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(encoding="utf-8"), re.M).group(1))


def measure(cases, program):
    with tempfile.TemporaryDirectory(prefix="topicmill_bench_") as name:
        folder = Path(name)
        # Configs name the corpora from the root of the tree.
        (folder / "corpora").symlink_to(ROOT / "corpora")
        write_matrix(folder / "V.mtx")
        for needed in sorted({needed for case in cases for needed in NEEDS.get(case, []) if needed not in cases}):
            run(arguments(needed, program), folder)
        for case in CASES:
            if case in cases:
                yield case, count(case, program, folder)


def git(*words):
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True).stdout.strip()


def commit_of_tree():
    """None where the tree has changes: then no commit stands for what was measured."""
    return None if git("status", "--porcelain", "--", ".", ":!bench/history.jsonl") else git("rev-parse", "--short=7", "HEAD")


def read_history():
    return [json.loads(line) for line in HISTORY.read_text(encoding="utf-8").splitlines()] if HISTORY.exists() else []


def base_of(history, case, simd):
    """The least since a growth was accepted."""
    entries = [entry for entry in history if entry["case"] == case and entry["simd"] == simd]
    accepted = max((place for place, entry in enumerate(entries) if "accepted" in entry), default=0)
    return min(entries[accepted:], key=lambda entry: entry["instructions"], default=None)


def entry_of(commit, case, instructions, simd, accepted):
    date = datetime.now(timezone.utc).date().isoformat()
    entry = {"commit": commit, "date": date, "case": case, "instructions": instructions, "simd": simd}
    return entry | ({"accepted": accepted} if accepted else {})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(CASES)}; default: all")
    parser.add_argument("--accept", metavar="REASON", help="record what has grown, with the reason")
    parser.add_argument("--program", type=Path, default=ROOT / "build" / "release" / "topicmill")
    parser.add_argument("--commit", help="what the program was built from; default: the tree's, if it has no changes")
    given = parser.parse_args()
    if unknown := set(given.cases) - set(CASES):
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    if not shutil.which("valgrind"):
        print("needs the package valgrind", file=sys.stderr)
        return 77

    commit = given.commit or commit_of_tree()
    history, simd, failed = read_history(), vectors(), False
    for case, instructions in measure(given.cases or list(CASES), given.program.resolve()):
        base = base_of(history, case, simd)
        grown = bool(base) and instructions > GROWTH * base["instructions"]
        change = f"{100 * (instructions / base['instructions'] - 1):+.2f} % over {base['commit']}" if base else "the first"
        print(f"{case:16}{instructions:>16,}  {change}{'  GROWN' if grown else ''}", flush=True)
        failed |= grown and not given.accept
        if commit and (not grown or given.accept):
            entry = entry_of(commit, case, instructions, simd, given.accept if grown else None)
            with HISTORY.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")
    if failed:
        print('mend it, or record it: python3 bench/instructions.py --accept "WHY" CASE')
    if not commit:
        print("not recorded: the tree has changes")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
