// Drops the words that every text has.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "text/token_filter.hpp"
#include "text/vocabulary.hpp"

namespace topicmill {

struct StopwordsOptions {
  std::vector<std::string> lists{"en"};

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field("lists", &StopwordsOptions::lists,
              "Languages (en, de, ...) or files of one word a line; a file has a '.' or '/' in its name.")};
  }

  /// Every list must be a known language or a readable file of UTF-8.
  void check(const Value& value, Reading& reading) const;
};

/// Drops the terms that equal a listed word byte for byte. The built-in lists match terms in their written form as
/// well as normalized by nfkc_casefold; words of files match as they are written there, so put them in the form that
/// the filters before this one make.
class StopwordsFilter : public TokenFilter {
 public:
  /// Throws InputError where a file cannot be read, UsageError where a language is unknown.
  explicit StopwordsFilter(const StopwordsOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<StopwordsFilter>(*this); }

 private:
  std::shared_ptr<const Vocabulary> words_;
};

}  // namespace topicmill
