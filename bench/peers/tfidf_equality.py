"""Is topicmill's TF-IDF the one of scikit-learn, number by number?

    topicmill vectorize CONFIG -o DIR
    python3 bench/peers/tfidf_equality.py DIR bbc --sublinear --min-df 5 --max-df 0.5

Compares DIR/tfidf.mtx (documents x terms) and DIR/vocabulary.csv (first column: term, in the order of
the matrix's columns) with TfidfVectorizer(token_pattern=r'(?u)\\b\\w\\w+\\b', lowercase=True) on the same texts.
The config has to say the same: tokenizer {pattern: '[\\p{L}\\p{N}_]{2,}'}, filters [normalize: lowercase], no char
filters, and the same tf, idf, min_df and max_df.
Exit code 1 where documents or vocabulary differ or a value is off by more than the tolerance.
"""

import argparse
import csv
import sys
from pathlib import Path

from scipy.io import mmread
from sklearn.feature_extraction.text import TfidfVectorizer

import corpora


def read_terms(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        if header[0] != "term":
            sys.exit(f"{path}: the first column is '{header[0]}', not 'term'")
        return [row[0] for row in rows]


def difference_of_sets(ours, theirs):
    """What to print about two vocabularies, or None where they are the same."""
    ours, theirs = set(ours), set(theirs)
    if ours == theirs:
        return None
    only_ours, only_theirs = sorted(ours - theirs), sorted(theirs - ours)
    return (
        f"vocabulary differs: {len(only_ours)} terms only in topicmill {only_ours[:10]}, "
        f"{len(only_theirs)} only in scikit-learn {only_theirs[:10]}"
    )


def count_or_share(text):
    return float(text) if "." in text else int(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="what `topicmill vectorize` wrote")
    parser.add_argument("corpus", help=f"{', '.join(corpora.CORPORA)} or a JSONL file")
    parser.add_argument("--sublinear", action="store_true", help="1 + ln tf (vectorize.tf: log)")
    parser.add_argument("--min-df", type=count_or_share, default=1, help="a count (5) or a share (0.001)")
    parser.add_argument("--max-df", type=count_or_share, default=1.0, help="a count (500) or a share (0.5)")
    parser.add_argument(
        "--smooth", action=argparse.BooleanOptionalAction, default=True, help="vectorize.idf: smooth, else standard"
    )
    parser.add_argument("--tolerance", type=float, default=1e-6)
    options = parser.parse_args()

    ours = mmread(options.directory / "tfidf.mtx").tocsc()
    terms = read_terms(options.directory / "vocabulary.csv")
    if len(terms) != ours.shape[1]:
        sys.exit(f"{len(terms)} terms in vocabulary.csv, {ours.shape[1]} columns in tfidf.mtx")

    _, texts, _ = corpora.load(options.corpus)
    vectorizer = TfidfVectorizer(
        token_pattern=r"(?u)\b\w\w+\b",
        lowercase=True,
        sublinear_tf=options.sublinear,
        min_df=options.min_df,
        max_df=options.max_df,
        smooth_idf=options.smooth,
    )
    theirs = vectorizer.fit_transform(texts).tocsc()
    print(f"topicmill    {ours.shape[0]} documents, {ours.shape[1]} terms, {ours.nnz} non-zeros")
    print(f"scikit-learn {theirs.shape[0]} documents, {theirs.shape[1]} terms, {theirs.nnz} non-zeros")

    if ours.shape[0] != theirs.shape[0]:
        sys.exit("the numbers of documents differ")
    problem = difference_of_sets(terms, vectorizer.vocabulary_)
    if problem:
        sys.exit(problem)
    print("the vocabularies are the same" + ("" if terms == sorted(terms) else ", though ours is not sorted by code point"))
    largest = abs(ours - theirs[:, [vectorizer.vocabulary_[term] for term in terms]]).max()
    print(f"largest absolute difference {largest:.3g}")
    if not largest <= options.tolerance:
        sys.exit(f"more than {options.tolerance:g}")


if __name__ == "__main__":
    main()
