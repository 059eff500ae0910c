"""Whether `sweep` finds the number of topics of corpora that were made with so many: docs/choose.md.

    python3 bench/quality/planted.py -o runs/planted

Twenty corpora each of 5, 12 and 30 topics, which are those of tests/pipeline/planted_corpus.hpp: words from Dirichlet
topics and a common background, about 80 words a document. Prints for every number of topics that is tried how often it
is suggested, and by how many topics the tried number plus `hidden` less `slight` misses the truth. A sweep that is in
the output folder is not made again.
"""

import argparse
import csv
import subprocess
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
# Topics, documents, words; what to try, and how thoroughly.
PLANTED = [
    (5, 600, 1500, ["--topics", "2:10"]),
    (12, 1500, 2500, ["--topics", "4:20:2"]),
    (30, 3000, 4000, ["--topics", "20:40:5", "--restarts", "3", "--folds", "3"]),
]
BACKGROUND = 0.3
TOPIC_SPREAD = 0.05
MIXTURE = 0.1


def planted_documents(topics, documents, words, seed):
    """A line of words a document."""
    random = np.random.default_rng(seed)
    zipf = 1 / (np.arange(words) + 10)
    background = zipf / zipf.sum()
    phi = random.dirichlet(np.full(words, TOPIC_SPREAD), topics)
    for _ in range(documents):
        theta = random.dirichlet(np.full(topics, MIXTURE))
        length = int(random.lognormal(4.4, 0.5))
        of_words = BACKGROUND * background + (1 - BACKGROUND) * (theta @ phi)
        yield " ".join(f"w{word}" for word in random.choice(words, length, p=of_words / of_words.sum()))


def swept(program, folder, size, seed):
    """The rows of a sweep over one corpus."""
    topics, documents, words, tried = size
    name = folder / f"{topics}-{seed}"
    if not (name / "sweep.csv").exists():
        corpus = folder / f"{topics}-{seed}.txt"
        corpus.write_text("\n".join(planted_documents(topics, documents, words, seed)) + "\n")
        options = ["--set", "input.format=lines", "--format", "csv", "-o", name]
        subprocess.run([program, "-q", "sweep", corpus, *tried, *options], check=True, stdout=subprocess.DEVNULL)
        corpus.unlink()
    with open(name / "sweep.csv", newline="") as file:
        return list(csv.DictReader(file))


def tell(topics, sweeps):
    found = sum(row["suggested"] == "true" and int(row["topics"]) == topics for rows in sweeps for row in rows)
    print(f"\n{topics} topics: suggested in {found} of {len(sweeps)}")
    print("tried  suggested  hidden  slight  misses by")
    for at in zip(*sweeps):
        tried = int(at[0]["topics"])
        suggested = sum(row["suggested"] == "true" for row in at)
        hidden = np.array([int(row["hidden"]) for row in at])
        slight = np.array([int(row["slight"]) for row in at])
        misses = np.abs(tried + hidden - slight - topics)
        print(f"{tried:5}  {suggested:9}  {hidden.mean():6.2f}  {slight.mean():6.2f}  {misses.mean():9.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--program", default=ROOT / "build/release/topicmill")
    parser.add_argument("--seeds", type=int, default=20)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for size in PLANTED:
        seeds = range(1, arguments.seeds + 1)
        tell(size[0], [swept(arguments.program, arguments.output, size, seed) for seed in seeds])


if __name__ == "__main__":
    main()
