#include "text/vectorize/no_term_left.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace topicmill {
namespace {

std::string no_term_message(const CountedCorpus& corpus, const VectorizeOptions& options, const DroppedTerms& dropped) {
  if (corpus.documents.empty()) return "no term is left: there are no documents; look at input.path";
  if (corpus.terms.size() == 0) {
    return fmt::format(
        "no term is left: the analyzer left no token in {} documents; look at text.tokenizer and "
        "text.filters",
        corpus.documents.size());
  }
  if (options.vocabulary) {
    return fmt::format(
        "no term is left: the documents have {} distinct terms, none of which '{}' (vectorize.vocabulary) lists; write "
        "its terms in the form that text.filters make",
        corpus.terms.size(), *options.vocabulary);
  }
  std::vector<std::string> rules;
  if (dropped.min_df > 0) {
    rules.push_back(fmt::format("vectorize.min_df ({}) dropped {}", options.min_df.to_text(), dropped.min_df));
  }
  if (dropped.max_df > 0) {
    rules.push_back(fmt::format("vectorize.max_df ({}){} {}", options.max_df.to_text(), rules.empty() ? " dropped" : "",
                                dropped.max_df));
  }
  const bool too_rare = dropped.min_df >= dropped.max_df;
  return fmt::format("no term is left: {} distinct terms, of which {}; {}, or add documents", corpus.terms.size(),
                     fmt::join(rules, " and "), too_rare ? "lower vectorize.min_df" : "raise vectorize.max_df");
}

}  // namespace

NoTermLeft no_term_left(const CountedCorpus& corpus, const VectorizeOptions& options, const DroppedTerms& dropped) {
  return NoTermLeft(no_term_message(corpus, options, dropped));
}

}  // namespace topicmill
