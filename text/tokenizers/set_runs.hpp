// Runs of code points of one set: what `[set]+` and `[set]{2,}` match, without a regular expression engine.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Immutable; any number of threads may use one at once.
class SetRuns {
 public:
  /// Maximal runs of at least `least` code points of `set`, in the syntax of icu::UnicodeSet, which must be valid.
  SetRuns(std::string_view set, std::int64_t least);

  /// The same runs as the matches of `expression`, where it is one class with a greedy `+` or `{n,}` behind it, and the
  /// class is made of letters, digits, ranges of them, \p{...}, \w and \d alone; else none.
  static std::optional<SetRuns> of_expression(std::string_view expression);

  void append(std::string_view text, Tokens& tokens) const;

 private:
  struct Set;

  void drop_short(std::vector<Token>& list, std::size_t first) const;

  std::shared_ptr<const Set> set_;
  std::int64_t least_ = 1;
};

}  // namespace topicmill
