// Drops or masks numbers, which seldom say what a document is about.
#pragma once

#include "text/tokens/token_filter.hpp"

namespace topicmill {

enum class NumbersAction { drop, keep, mask };
constexpr auto enum_names(NumbersAction) {
  return std::array{Named<NumbersAction>{NumbersAction::drop, "drop"},
                    Named<NumbersAction>{NumbersAction::keep, "keep"},
                    Named<NumbersAction>{NumbersAction::mask, "mask"}};
}

struct NumbersOptions {
  NumbersAction action = NumbersAction::drop;

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field("action", &NumbersOptions::action,
              "drop: drop terms made of decimal digits of any script, and of . , ' _ - : or blanks among them; "
              "keep: change nothing; mask: write # for each, so that all numbers are one term.")};
  }
};

/// A number is a term that has a decimal digit (Unicode Nd) and nothing but decimal digits and the characters
/// . , ' _ - : ⁄ ٫ ٬, apostrophes and spaces of any kind in any order: 1984, 1,000.50, 10 000, 12:30, 2024-01-31, 1⁄2,
/// but neither 3d nor 1e5.
class NumbersFilter : public TokenFilter {
 public:
  explicit NumbersFilter(const NumbersOptions& options) : action_(options.action) {}
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<NumbersFilter>(*this); }
  bool is_word_by_word() const override { return true; }

 private:
  NumbersAction action_;
};

}  // namespace topicmill
