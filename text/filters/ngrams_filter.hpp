// Adds runs of neighboring terms as terms of their own.
#pragma once

#include "text/tokens/token_filter.hpp"

namespace topicmill {

/// Written as a list, [1, 2]: single terms and pairs; a single number n stands for [n, n].
struct NgramsOptions {
  std::int64_t min = 1;
  std::int64_t max = 1;

  static constexpr std::int64_t longest = 10;
};

template <>
struct OptionType<NgramsOptions> {
  static void read(const Value& value, NgramsOptions& option, Reading& reading);
  static Value write(const NgramsOptions& option);
  static Shape shape(const Registry&);
};

/// Replaces the terms by all runs of min to max neighbors, joined by a space; those that begin at the same term follow
/// one another, the shortest first. Neighbors are what the filters before left: stop words that were dropped do not
/// stand between. The span reaches from the first term to the last.
class NgramsFilter : public TokenFilter {
 public:
  explicit NgramsFilter(const NgramsOptions& options) : options_(options) {}
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<NgramsFilter>(*this); }
  bool is_word_by_word() const override { return options_.max == 1; }

 private:
  NgramsOptions options_;
  std::vector<Token> unigrams_;  ///< scratch
};

}  // namespace topicmill
