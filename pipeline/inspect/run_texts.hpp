// The documents of a finished run, read anew from its input and seen through its model.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/corpus/corpus.hpp"
#include "pipeline/inspect/highlight.hpp"
#include "pipeline/run_directory/run_topics.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// The texts of the documents of these ids, the first of each; those that the input does not have any more are left
/// out. Reads until all are found, on all threads of the current arena. Throws InputError where the input is not there,
/// or has no texts (obstacle_to_texts).
std::map<std::string, std::string> read_texts(Corpus& corpus, const std::set<std::string>& ids);

/// The topic that a term carries, and what it adds to it; 0 where it carries none.
struct CarriedTopic {
  std::int64_t topic = 0;
  double weight = 0;
};

/// The tokens that carry topics, as `carried` says of their terms.
std::vector<Highlight> carried_by(const Tokens& tokens,
                                  const std::function<CarriedTopic(std::string_view term)>& carried);

/// What the words of topics weigh, by term.
class CarryingWords {
 public:
  explicit CarryingWords(const RunTopic& topic);

  std::int64_t topic() const { return topic_; }
  double weight(std::string_view term) const;

 private:
  std::int64_t topic_;
  std::map<std::string, double, std::less<>> weights_;
};

/// The tokens that carry topics: each in that of the largest theta times weight. `thetas`: of each of `topics`.
std::vector<Highlight> carried_by(const Tokens& tokens, const std::vector<CarryingWords>& topics,
                                  const std::vector<double>& thetas);

}  // namespace topicmill
