// What topics are called where no person has named them: by the words, and the phrases, that tell them apart.
#pragma once

#include <string>
#include <vector>

#include "text/vectorize/vectorize.hpp"
#include "topics/coherence/adjacent_words.hpp"
#include "topics/topic_model.hpp"
#include "topics/welded_words.hpp"

namespace topicmill {

/// What names are made by, beside the model.
struct NamingEvidence {
  std::string language;                 ///< whose stemmer tells forms of one word; empty for none
  std::vector<WeldedTopic> welded;      ///< of each topic's first words; empty where no text was at hand
  std::vector<AdjacentWords> adjacent;  ///< words of topics that make phrases; empty where no text was at hand
};

/// A name for each topic, of three words or phrases of its twenty heaviest: those of the largest P(term | topic) times
/// its share of the term's probability over all topics. No name has two forms of one word, and a word that another
/// topic is called by comes only where none as good is left; so do mail addresses, words with digits, and the words of
/// a signature in a topic that is a subject beside it. A word comes with the neighbor that it stands beside in a third
/// of all places of the rarer of both: `san francisco`. Larger topics choose first, and no two names are equal. Empty
/// for a topic without words. O(k^2 + k non-zeros).
std::vector<std::string> name_topics(const TopicModel& model, const std::vector<Term>& terms,
                                     const NamingEvidence& evidence);

}  // namespace topicmill
