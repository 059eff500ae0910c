// Writes one term for all its variants: spellings, abbreviations, inflected forms.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "text/filters/synonym_table.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {

struct SynonymsOptions {
  std::vector<std::string> files;
  std::vector<std::string> lines{};

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field("files", &SynonymsOptions::files,
              "Files with lines such as 'term: variant, variant', or variant, tab, term: synonyms, or the lemmas of "
              "words."),
        field("lines", &SynonymsOptions::lines, "Such lines themselves."),
    };
  }

  /// Every file must be readable, every line well formed, with one term for each variant, and without circles.
  void check(const Value& value, Reading& reading) const;
};

/// Replaces the variants of a SynonymTable, which match byte for byte: write them in the form that the filters before
/// make. Where several begin at a token, the longest counts; a variant of several words takes neighbors, and its span
/// reaches from the first to the last.
class SynonymsFilter : public TokenFilter {
 public:
  /// Throws InputError where a file is wrong.
  explicit SynonymsFilter(const SynonymsOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<SynonymsFilter>(*this); }
  bool is_word_by_word() const override { return table_->has_single_words_only(); }
  std::optional<Value> self_contained() const override;

 private:
  std::shared_ptr<const SynonymTable> table_;
  std::string scratch_;
};

}  // namespace topicmill
