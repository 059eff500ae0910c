// How well the words of a topic go together, from counts of windows: umass, uci, npmi, c_v,
// distributional.
//
// P(i) and P(i, j) are shares of windows; epsilon is added to those of pairs; logarithms are natural. No value is ever
// NaN: a pair with a word that no window has counts 0, as do pairs where both words are in every window (which tells
// nothing) and topics of fewer than two words.
#pragma once

#include <cstdint>
#include <span>

#include "topics/coherence/window_counts.hpp"

namespace topicmill {

/// Of a topic's words by rank, ids of `pairs`; `counts` are of the same pairs.
using Coherence = double (*)(std::span<const std::uint32_t> topic, const WordPairs& pairs, const WindowCounts& counts);

/// Mean of ln((P(i, j) + epsilon) / P(j)) over pairs with j ranked before i (Mimno et al. 2011, as a mean).
double umass(std::span<const std::uint32_t> topic, const WordPairs& pairs, const WindowCounts& counts);

/// Mean of ln((P(i, j) + epsilon) / (P(i) P(j))) over pairs (Newman et al. 2010).
double uci(std::span<const std::uint32_t> topic, const WordPairs& pairs, const WindowCounts& counts);

/// Mean of uci's terms over -ln(P(i, j) + epsilon): in [-1, 1] (Bouma 2009, Aletras and Stevenson 2013).
double npmi(std::span<const std::uint32_t> topic, const WordPairs& pairs, const WindowCounts& counts);

/// Mean over words of the cosine of the word's vector of NPMI with all words of the topic, itself included, and the sum
/// of those vectors (Roeder, Both and Hinneburg 2015).
double c_v(std::span<const std::uint32_t> topic, const WordPairs& pairs, const WindowCounts& counts);

/// Mean over pairs of the cosine of two words' vectors of NPMI with pairs.contexts(), those below 0 taken for 0, as
/// they are for words that never meet (Aletras and Stevenson 2013; positive PMI as of Bullinaria and Levy 2007). A word
/// that is a context meets itself wherever it is. In [0, 1].
double distributional(std::span<const std::uint32_t> topic, const WordPairs& pairs, const WindowCounts& counts);

}  // namespace topicmill
