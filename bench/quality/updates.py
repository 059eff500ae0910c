"""How much of a run over all documents ten updates reach, and ten batches online: the table of docs/update.md.

    python3 bench/quality/updates.py                       all of it, two minutes
    python3 bench/quality/updates.py 20news:3 bbc          a corpus in another random order; another corpus
    python3 bench/quality/updates.py bbc -- --set update.forget=0.9

Each corpus is cut into ten random parts, the first of which `run` reads, each other `update`; then `transform` gives all
documents the topics of the last. Prints NMI of top topics and labels of this, of a run over all at once, and of a run
with nmf.solver: online over ten batches, whose documents have the topics that they came to.
"""

import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "peers"))
import corpora  # noqa: E402
from sklearn.metrics import normalized_mutual_info_score  # noqa: E402

PROGRAM = Path(__file__).parents[2] / "build/release/topicmill"
PARTS = 10
CORPORA = ["20news:1", "20news:2", "20news:3", "bbc", "livedoor", "reuters_20", "stack_overflow", "ag_news"]
CORPORA += ["search_snippets"]
FAST = ["--set", "output.report=false", "--set", "evaluate.measures=[]"]


def topicmill(*arguments):
    subprocess.run([PROGRAM, "-q", *arguments], check=True, stdout=subprocess.DEVNULL)


def write(path, documents):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(document) + "\n" for document in documents)


def nmi(table, labels):
    with open(table, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return normalized_mutual_info_score([labels[row["document"]] for row in rows], [row["top_topic"] for row in rows])


def compare(name, seed, options):
    _, texts, classes = corpora.load(name)
    documents = [{"id": str(i), "text": text} for i, text in enumerate(texts)]
    labels = {str(i): label for i, label in enumerate(classes)}
    k = str(len(set(classes)))
    random.Random(seed).shuffle(documents)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write(work / "all.jsonl", documents)
        topicmill("run", work / "all.jsonl", "-k", k, "-o", work / "all", *FAST)
        batches = f"nmf.solver={{online: {{batch_size: {-(-len(documents) // PARTS)}}}}}"
        topicmill("run", work / "all.jsonl", "-k", k, "-o", work / "online", "--set", batches, *FAST)
        for part in range(PARTS):
            begin, end = (at * len(documents) // PARTS for at in (part, part + 1))
            write(work / f"{part}.jsonl", documents[begin:end])
        topicmill("run", work / "0.jsonl", "-k", k, "-o", work / "run0", *FAST)
        for part in range(1, PARTS):
            topicmill("update", work / f"run{part - 1}", work / f"{part}.jsonl", "-o", work / f"run{part}", *options)
        last = work / f"run{PARTS - 1}"
        topicmill("transform", last, work / "all.jsonl", "-o", work / "all.csv")
        topics = len((last / "topics.csv").read_text(encoding="utf-8").splitlines()) - 1
        runs = [nmi(work / run / "doc_topics.csv", labels) for run in ("all", "online")]
        return k, *runs, nmi(work / "all.csv", labels), topics


def main():
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    names, options = sys.argv[1:at], sys.argv[at + 1 :]
    print("corpus              k  run over all  online  ten parts  topics")
    for name in names or CORPORA:
        corpus, _, seed = name.partition(":")
        k, whole, online, parts, topics = compare(corpus, int(seed or 1), options)
        print(f"{name:<18} {k:>2}  {whole:>12.3f}  {online:>6.3f}  {parts:>9.3f}  {topics:>6}", flush=True)


main()
