"""How good topics are, over all labelled corpora: topicmill beside scikit-learn's NMF and LDA.

    python3 bench/quality/bench.py -o runs/quality                              the table of docs/quality.md
    python3 bench/quality/bench.py -o runs/quality -c bbc,tweet -s topicmill    some of it
    python3 bench/quality/bench.py -o runs/quality --variant l2 vectorize.norm=l2

Every system gets the same texts, k (the number of labels, and 50), and several seeds; labels are only compared with. A
variant is topicmill with other options, under a name of its own. Each result is kept as a file in the output folder and
not made again, so that an interrupted bench goes on, and a changed program needs another folder or --again. Numbers of
scikit-learn, which takes hours and does not change with topicmill, are in peers.json; --again makes them anew, and
--keep-peers puts what was made into that file.

Prints a line a corpus: the mean over seeds, and the standard error where there are several; the best system is marked.
Then means over corpora with the number of corpora that the system wins. NPMI is that of the ten first words in windows
of ten tokens, those of the system itself (`npmi`) and those of \\w+ (`npmi_w`).
"""

import argparse
import json
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "peers"))
import corpora  # noqa: E402
import measures  # noqa: E402
import systems  # noqa: E402
from quality import Coherence, tokens_of  # noqa: E402

# The languages are for scikit-learn's stop words and for what has no order of words; topicmill finds them out.
CORPORA = {
    "bbc": "en",
    "20news": "en",
    "ag_news": "en",
    "reuters_20": "en",
    "search_snippets": "en",
    "stack_overflow": "en",
    "tweet": "en",
    "10kgnad": "de",
    "masakhanews_en": "en",
    "masakhanews_fr": "fr",
    "masakhanews_sw": "sw",
    "masakhanews_am": "am",
    "spanish_news": "es",
    "hindi_bbc": "hi",
    "livedoor": "ja",
    "chinese_shopping": "zh",
    "wisesight": "th",
    "sib200_en": "en",
    "tdt2": None,
}
PEERS = Path(__file__).parent / "peers.json"
MEASURES = ["nmi", "ami", "v_measure", "purity", "npmi", "npmi_w", "diversity", "inverted_rbo", "stability"]
WINDOW = 10


@dataclass
class Corpus:
    """A labelled corpus, as a file and in memory."""

    name: str
    path: Path
    language: str | None

    @cached_property
    def documents(self):
        with open(self.path, encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    @property
    def ids(self):
        return [document["id"] for document in self.documents]

    @property
    def texts(self):
        return [document["text"] for document in self.documents]

    @property
    def labels(self):
        return [document["label"] for document in self.documents]


def corpus_file(name, folder):
    """The corpus as JSON lines, with ids that differ."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        _, texts, labels = corpora.load(name)
        rows = (
            {"id": str(number), "text": text, "label": label}
            for number, (text, label) in enumerate(zip(texts, labels), start=1)
        )
        partial = path.with_suffix(".part")
        partial.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        partial.rename(path)
    return path


@dataclass(frozen=True)
class Trial:
    system: str
    corpus: str
    k: int
    seed: int

    @property
    def name(self):
        return f"{self.corpus}/{self.system}-{self.k}-{self.seed}"

    def path(self, folder):
        return folder / f"{self.name}.json"

    @property
    def is_peer(self):
        return self.system.startswith("sklearn")

    def known(self, options):
        """Its numbers, or None."""
        if self.path(options.output).exists():
            return json.loads(self.path(options.output).read_text(encoding="utf-8"))
        return options.peers.get(self.name)


def make(trial, corpus, options):
    if trial.system == "sklearn-nmf":
        return systems.scikit_nmf(corpus, trial.k, trial.seed)
    if trial.system == "sklearn-lda":
        return systems.scikit_lda(corpus, trial.k, trial.seed)
    return systems.topicmill(options.program, corpus, trial.k, trial.seed, options.variants[trial.system])


def seeds_of(system, options):
    return range(1, 1 + (options.peer_seeds if system.startswith("sklearn") else options.seeds))


def trials_of(corpus, options):
    topic_counts = [len(set(corpus.labels)), *options.topics]
    return [
        Trial(system, corpus.name, k, seed)
        for system in options.systems
        for k in dict.fromkeys(topic_counts)
        for seed in seeds_of(system, options)
    ]


def measure(results, corpus):
    """Numbers of each result; words of all of them are counted in one pass."""
    words = {word for result in results.values() for topic in result.topics for word in topic}
    # A word that is no token of \w+ scores 0 there, as quality.py tells.
    by_pattern = Coherence(words, corpus.texts, WINDOW, tokens_of) if corpus.language else None
    own = None
    if corpus.language and any(result.npmi is None for result in results.values()):
        own = Coherence(words, corpus.texts, WINDOW, systems.scikit_tokens(corpus))
    for trial, result in results.items():
        numbers = measures.agreement(corpus.labels, result.clusters)
        numbers["diversity"] = measures.diversity(result.topics)
        numbers["inverted_rbo"] = measures.inverted_rbo(result.topics)
        if corpus.language:
            numbers["npmi_w"] = by_pattern.mean(result.topics)
            numbers["npmi"] = result.npmi if result.npmi is not None else own.mean(result.topics)
        yield trial, {"topics": result.topics, **{name: float(value) for name, value in numbers.items()}}


def run_corpus(name, options):
    """Makes what is not there yet."""
    warnings.filterwarnings("ignore")  # of scikit-learn: that it did not converge, that tokens are no stop words
    corpus = Corpus(name, corpus_file(name, options.output), CORPORA[name])
    missing = [trial for trial in trials_of(corpus, options) if options.again or not trial.known(options)]
    results = {trial: make(trial, corpus, options) for trial in missing}
    for trial, numbers in measure(results, corpus) if results else ():
        path = trial.path(options.output)
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(numbers, ensure_ascii=False), encoding="utf-8")
    return corpus.name, trials_of(corpus, options)


def numbers_of(trials, options):
    """Of the seeds of one system: {measure: (mean, standard error)}."""
    runs = [trial.known(options) for trial in trials]
    found = {}
    for name in MEASURES:
        if values := [run[name] for run in runs if name in run]:
            spread = np.std(values, ddof=1) / np.sqrt(len(values)) if len(values) > 1 else 0.0
            found[name] = (float(np.mean(values)), float(spread))
    if len(runs) > 1 and all("topics" in run for run in runs):
        found["stability"] = (float(measures.stability([run["topics"] for run in runs])), 0.0)
    return found


def collect(trials, options):
    """{(k, system): numbers}"""
    groups = {}
    for trial in trials:
        groups.setdefault((trial.k, trial.system), []).append(trial)
    return {key: numbers_of(members, options) for key, members in groups.items()}


def keep_peers(trials, options):
    """Adds the numbers of scikit-learn to peers.json."""
    for trial in trials:
        if trial.is_peer and trial.path(options.output).exists():
            numbers = trial.known(options)
            options.peers[trial.name] = {name: round(numbers[name], 6) for name in MEASURES if name in numbers}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(options.peers[name])}" for name in sorted(options.peers))
    PEERS.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def cell(value, best):
    if value is None:
        return ""
    mean, error = value
    text = f"{mean:.3f}" + (f" ±{error:.3f}" if error >= 0.0005 else "")
    return f"**{text}**" if best else text


def best_system(found, k, systems_of, name):
    values = {system: found[k, system][name][0] for system in systems_of if name in found[k, system]}
    return max(values, key=values.get) if values else None


def print_table(title, rows, options):
    """rows: {corpus: {(k, system): numbers}} of one k each."""
    shown = [name for name in MEASURES if name in options.measures]
    print(f"\n### {title}\n\n| corpus | k | system | " + " | ".join(shown) + " |")
    print("|" + "---|" * (3 + len(shown)))
    wins = {}
    for (corpus, k), found in rows.items():
        best = {name: best_system(found, k, options.systems, name) for name in shown}
        for system in options.systems:
            numbers = found[k, system]
            cells = [cell(numbers.get(name), best[name] == system) for name in shown]
            print(f"| {corpus} | {k} | {system} | " + " | ".join(cells) + " |")
            for name in shown:
                if best[name] == system:
                    wins[system, name] = wins.get((system, name), 0) + 1
    for system in options.systems:
        cells = []
        for name in shown:
            means = [found[k, system][name][0] for (_, k), found in rows.items() if name in found[k, system]]
            cells.append(f"{np.mean(means):.4f} ({wins.get((system, name), 0)})" if means else "")
        print(f"| **mean** (wins) | | {system} | " + " | ".join(cells) + " |")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder for the results")
    parser.add_argument("-c", "--corpora", default=",".join(CORPORA), help="some of them, separated by commas")
    parser.add_argument("-s", "--systems", default="sklearn-nmf,sklearn-lda,topicmill")
    parser.add_argument("-k", "--topics", type=int, nargs="*", default=[50], help="beside the number of labels")
    parser.add_argument("-m", "--measures", default=",".join(MEASURES), help="shown")
    parser.add_argument("--seeds", type=int, default=5, help="of topicmill")
    parser.add_argument("--peer-seeds", type=int, default=1, help="of scikit-learn, which takes its time")
    parser.add_argument("--variant", nargs="+", action="append", default=[], metavar=("NAME", "KEY=VALUE"))
    parser.add_argument("--program", default="build/release/topicmill")
    parser.add_argument("--jobs", type=int, default=2, help="corpora at once")
    parser.add_argument("--again", action="store_true", help="make anew what is there")
    parser.add_argument("--keep-peers", action="store_true", help=f"put scikit-learn's numbers into {PEERS.name}")
    options = parser.parse_args()
    options.peers = json.loads(PEERS.read_text(encoding="utf-8")) if PEERS.exists() else {}
    options.variants = {"topicmill": [], **{name: settings for name, *settings in options.variant}}
    options.systems = [*options.systems.split(","), *(name for name, *_ in options.variant)]
    options.measures = options.measures.split(",")
    return options


def main():
    options = parse()
    options.output.mkdir(parents=True, exist_ok=True)
    names = options.corpora.split(",")
    with ProcessPoolExecutor(options.jobs) as pool:
        made = list(pool.map(run_corpus, names, [options] * len(names)))
    if options.keep_peers:
        keep_peers([trial for _, trials in made for trial in trials], options)
    by_labels, by_topics = {}, {}
    for name, trials in made:
        found = collect(trials, options)
        counts = list(dict.fromkeys(trial.k for trial in trials))
        by_labels[name, counts[0]] = found
        for k in counts[1:]:
            by_topics[name, k] = found
    print_table("k = labels", by_labels, options)
    if by_topics:
        print_table("k as given", by_topics, options)


if __name__ == "__main__":
    main()
