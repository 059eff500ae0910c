// Cuts words down to their stems by the Snowball algorithms.
#pragma once

#include <string>

#include "text/token_filter.hpp"

struct sb_stemmer;

namespace topicmill {

struct StemOptions {
  std::string language = "none";

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{field("language", &StemOptions::language,
                            "none, or the language of a Snowball stemmer, such as english or german.")};
  }

  /// The language must be one of libstemmer's.
  void check(const Value& value, Reading& reading) const;
};

/// Put it behind `normalize`: Snowball expects lower case.
class StemFilter : public TokenFilter {
 public:
  /// Throws UsageError for an unknown language.
  explicit StemFilter(const StemOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<StemFilter>(options_); }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  StemOptions options_;
  std::unique_ptr<sb_stemmer, Delete> stemmer_;  ///< null for none
};

}  // namespace topicmill
