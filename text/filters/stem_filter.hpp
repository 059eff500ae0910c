// Cuts words down to their stems by the Snowball algorithms.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens/token_filter.hpp"

struct sb_stemmer;

namespace topicmill {

struct StemOptions {
  std::string language = "none";

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{field("language", &StemOptions::language,
                            "none; auto for the language of each document (text.language); or the language of a "
                            "Snowball stemmer by its ISO code or its name: arabic, armenian, basque, catalan, danish, "
                            "dutch, english, finnish, french, german, greek, hindi, hungarian, indonesian, irish, "
                            "italian, lithuanian, nepali, norwegian, porter (English as of 1980), portuguese, "
                            "romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish.")};
  }

  /// The language must be none, auto or one of libstemmer's.
  void check(const Value& value, Reading& reading) const;
};

/// Whether libstemmer has a stemmer for `language`, an ISO code or a name.
bool has_stemmer(const std::string& language);

/// The stem of each word by the stemmer of `language`; the words themselves where it has none.
std::vector<std::string> stems_of(std::span<const std::string_view> words, const std::string& language);

/// Put it behind `normalize`: Snowball expects lower case. With auto, a document whose language is unknown or has no
/// stemmer stays as it is.
class StemFilter : public TokenFilter {
 public:
  /// Throws UsageError for an unknown language.
  explicit StemFilter(const StemOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<StemFilter>(options_); }
  bool is_word_by_word() const override { return options_.language != language_of_document; }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  using Stemmer = std::unique_ptr<sb_stemmer, Delete>;

  static Stemmer make_stemmer(const std::string& language);
  sb_stemmer* stemmer_of(LanguageCode language);

  StemOptions options_;
  Stemmer stemmer_;                              ///< null for none and auto
  std::map<LanguageCode, Stemmer> by_language_;  ///< with auto: those met so far, null where there is none
};

}  // namespace topicmill
