// Replaces what a regular expression matches.
#pragma once

#include <string>

#include "text/tokens/char_filter.hpp"

namespace topicmill {

struct PatternFilterOptions {
  std::string pattern;
  std::string replacement = " ";

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field("pattern", &PatternFilterOptions::pattern, "Regular expression (ICU syntax) of what to replace."),
        field("replacement", &PatternFilterOptions::replacement,
              "What stands in its place; $1 is the first group of the match, \\$ a dollar."),
    };
  }

  /// The expression must be there and compile, and the replacement name groups that it has.
  void check(const Value& value, Reading& reading) const;
};

/// Leftmost matches first; empty ones are none. A group that comes in the order of the text keeps its place in the
/// source, so that tokens of `$1` point to what they are made of.
class PatternCharFilter : public CharFilter {
 public:
  /// Throws UsageError for options that check() refuses.
  explicit PatternCharFilter(const PatternFilterOptions& options);
  ~PatternCharFilter() override;

  /// Throws UsageError where the expression backtracks so much that it would not come to an end.
  bool apply(std::string_view text, FilteredText& out) override;
  std::unique_ptr<CharFilter> clone() const override;

 private:
  struct Compiled;
  struct Matcher;
  explicit PatternCharFilter(std::shared_ptr<const Compiled> compiled);
  void write_replacement(std::string_view text, std::size_t begin, std::size_t end, FilteredText& out);

  std::shared_ptr<const Compiled> compiled_;
  std::unique_ptr<Matcher> matcher_;
};

}  // namespace topicmill
