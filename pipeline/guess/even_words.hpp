// Words that say nothing in a corpus whose language has no list of them: those that are spread evenly over it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/config/config.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// How evenly each word is spread over documents.
class WordSpread {
 public:
  /// Counts a document by its tokens; one without any does not count.
  void add(const Tokens& tokens);
  void add(const WordSpread& other);

  std::int64_t documents() const { return documents_; }

  /// exp(H) / documents, above 0 and at most 1, where H = -sum q_d ln q_d is the entropy of the word over documents and
  /// q_d its share of the tokens of document d, divided by the sum of these shares over all documents: 1 for a word
  /// that makes up as much of each, 1/n for one that a single document has. 0 for an unknown word. Words that carry
  /// grammar come out on top (Zou et al., Automatic Construction of Chinese Stop Word List, 2006).
  double share(std::string_view word) const;

  /// Up to `most` words with at least that share, the most even first, then by code points.
  std::vector<std::string> even_words(double least, std::size_t most) const;

 private:
  struct Sums {
    double shares = 0;       ///< of the tokens of documents
    double shares_logs = 0;  ///< times their logarithms
  };

  double share(const Sums& sums) const;

  std::unordered_map<std::string, Sums> words_;
  std::int64_t documents_ = 0;
};

/// Stop words to propose: up to 60 words of the beginning of the corpus, some megabytes, that are spread over it as if
/// a twentieth of the documents or more had as much of them, in the form that the filters before `stopwords` give them.
/// None where there are too few documents to tell. Reads on all threads of the current arena.
std::vector<std::string> propose_stopwords(const Config& config, const Registry& registry);

/// Writes the words into the filter `stopwords`, in place of the lists of a language.
void write_stopwords(std::span<const std::string> words, TextOptions& text);

}  // namespace topicmill
