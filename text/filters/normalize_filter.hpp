// Brings terms that a reader holds to be the same word into the same bytes.
#pragma once

#include <string>

#include "text/tokens/token_filter.hpp"

namespace topicmill {

enum class NormalForm { nfc, nfkc, nfkc_casefold, lowercase };
constexpr auto enum_names(NormalForm) {
  return std::array{Named<NormalForm>{NormalForm::nfc, "nfc"}, Named<NormalForm>{NormalForm::nfkc, "nfkc"},
                    Named<NormalForm>{NormalForm::nfkc_casefold, "nfkc_casefold"},
                    Named<NormalForm>{NormalForm::lowercase, "lowercase"}};
}

struct NormalizeOptions {
  NormalForm form = NormalForm::nfkc_casefold;

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{field("form", &NormalizeOptions::form,
                            "nfc and nfkc: Unicode normalization; nfkc_casefold: nfkc without case and invisible "
                            "characters, the best for matching words; lowercase: case alone. In Turkish and "
                            "Azerbaijani documents (text.language), I is the capital of ı, and İ that of i.")};
  }
};

/// Terms that become empty are dropped. A term that is ASCII never sees ICU. nfkc_casefold goes beyond Unicode's: it
/// writes ' for typographic apostrophes, ends Greek words in ς, and leaves no blank in a term that had none, such as ﷺ.
/// Of a run of marks no more than 30 are brought into order with one another, as in the Stream-Safe Text Format of
/// UAX #15, so that the time is linear.
class NormalizeFilter : public TokenFilter {
 public:
  explicit NormalizeFilter(const NormalizeOptions& options) : form_(options.form) {}
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<NormalizeFilter>(*this); }
  bool is_word_by_word() const override { return true; }
  bool goes_by(LanguageCode language) const override;

 private:
  void lower_turkic(std::string_view& term, Tokens& tokens);

  NormalForm form_;
  std::string result_;  ///< scratch
};

/// `text` (valid UTF-8) in that form.
std::string normalize(std::string_view text, NormalForm form);

}  // namespace topicmill
