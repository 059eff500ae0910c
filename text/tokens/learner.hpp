// What a token filter learns from the corpus before it can apply: collocations, for example.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

class TokenFilter;

/// What came of learning.
struct Lesson {
  std::unique_ptr<TokenFilter> filter;  ///< ready to apply: takes the place of the one that had to learn
  std::optional<Table> table;           ///< what was learned, for the run directory; owns what it shows
  std::vector<std::string> warnings;
};

/// Learns from the tokens of documents as the filters before left them. Each batch of documents has a learner of its
/// own, which observes them on some thread; the first learner absorbs these in corpus order. So what is learned may
/// depend on the order of documents, and never depends on threads.
class Learner {
 public:
  virtual ~Learner() = default;

  /// One that has seen nothing yet. Any thread.
  virtual std::unique_ptr<Learner> fresh() const = 0;

  /// The tokens of one document; they are gone after the call. One thread at a time.
  virtual void observe(const Tokens& tokens) = 0;

  /// Adds what `later` saw: a learner that fresh() made, of documents behind all those seen here. Serial.
  virtual void absorb(Learner& later) = 0;

  /// Ends learning.
  virtual Lesson finish() = 0;
};

}  // namespace topicmill
