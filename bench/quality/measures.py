"""Measures of topics and of how documents are divided among them. A topic is a list of words, the heaviest first."""

import math

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score, normalized_mutual_info_score, v_measure_score

from quality import purity


def agreement(labels, clusters):
    """Between the labels of documents and their top topics. V-measure and NMI are one number by two definitions."""
    return {
        "nmi": normalized_mutual_info_score(labels, clusters),
        "ami": adjusted_mutual_info_score(labels, clusters),
        "v_measure": v_measure_score(labels, clusters),
        "purity": purity(labels, clusters),
    }


def diversity(topics):
    """The share of the words of all topics that are distinct."""
    words = [word for topic in topics for word in topic]
    return len(set(words)) / len(words)


def rank_biased_overlap(a, b, p=0.9):
    """Webber, Moffat and Zobel (2010), extrapolated (their equation 30): 1 for the same order, 0 for no common word."""
    depth = min(len(a), len(b))
    if depth == 0:
        return 0.0
    overlaps = [len(set(a[:d]) & set(b[:d])) / d for d in range(1, depth + 1)]
    return overlaps[-1] * p**depth + (1 - p) / p * sum(share * p**d for d, share in enumerate(overlaps, start=1))


def inverted_rbo(topics):
    """1 less the mean overlap of pairs of topics (Terragni, Fersini and Messina 2021)."""
    pairs = [rank_biased_overlap(a, b) for i, a in enumerate(topics) for b in topics[:i]]
    return 1 - np.mean(pairs) if pairs else math.nan


def jaccard(a, b):
    return len(set(a) & set(b)) / len(set(a) | set(b))


def stability(runs):
    """How well topics come back under another seed: the mean, over ordered pairs of runs and over the topics of the
    first, of the best Jaccard index of their words with a topic of the second."""
    best = [max(jaccard(topic, other) for other in b) for a in runs for b in runs if a is not b for topic in a]
    return np.mean(best) if best else math.nan
