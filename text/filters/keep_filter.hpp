// Keeps the terms of lists, and no other.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "text/tokens/token_filter.hpp"
#include "text/tokens/vocabulary.hpp"

namespace topicmill {

struct KeepOptions {
  std::vector<std::string> lists;
  std::vector<std::string> terms{};

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field(
            "lists", &KeepOptions::lists,
            "Terms, or files of one term a line; a file has a '.' or '/' in its name. With no term at all: keep all."),
        field("terms", &KeepOptions::terms, "Further terms, whatever they look like."),
    };
  }

  /// Every file must be readable, in UTF-8, and hold a term.
  void check(const Value& value, Reading& reading) const;
};

/// Drops the terms that equal no listed one byte for byte: write them in the form that the filters before make.
class KeepFilter : public TokenFilter {
 public:
  /// Throws InputError where a file cannot be read or holds no term.
  explicit KeepFilter(const KeepOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<KeepFilter>(*this); }
  bool is_word_by_word() const override { return true; }
  std::optional<Value> self_contained() const override;

 private:
  std::shared_ptr<const Vocabulary> terms_;  ///< null: all
};

}  // namespace topicmill
