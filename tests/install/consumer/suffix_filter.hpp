// A token filter of one's own: `suffix: _en` marks every term, so that languages can share a vocabulary.
#pragma once

#include <memory>
#include <string>

#include <topicmill/text/tokens/token_filter.hpp>

/// May be written as the bare text: `suffix: _en`.
struct SuffixOptions {
  std::string text = "_en";

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{topicmill::field("text", &SuffixOptions::text, "What to append to every term.")};
  }
};

class SuffixFilter : public topicmill::TokenFilter {
 public:
  explicit SuffixFilter(SuffixOptions options) : options_(std::move(options)) {}

  void apply(topicmill::Tokens& tokens) override {
    for (auto& token : tokens.list()) token.text = tokens.store(std::string(token.text) + options_.text);
  }
  std::unique_ptr<topicmill::TokenFilter> clone() const override { return std::make_unique<SuffixFilter>(*this); }

 private:
  SuffixOptions options_;
};
