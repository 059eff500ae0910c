// The languages of a corpus, by how much of its text is in each.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokens/language.hpp"

namespace topicmill {

class LanguageTally {
 public:
  /// `bytes` of text in that language, or in an unknown one.
  void add(LanguageCode language, std::int64_t bytes);
  void add(const LanguageTally& other);

  template <class Pack>
  void pack(Pack& packing) {
    packing(known_);
    packing(bytes_);
    packing(texts_);
  }

  std::int64_t texts() const { return texts_; }

  /// ISO 639 codes and their shares of the text whose language is known, largest first, then by code. A language counts
  /// from a tenth of that text on, where a quarter of the texts, but no more than three need be, are in it; none does
  /// where most of the text is of none.
  std::vector<std::pair<std::string, double>> shares() const;

  /// Their codes.
  std::vector<std::string> languages() const;

 private:
  struct Amount {
    std::int64_t texts = 0;
    std::int64_t bytes = 0;
  };

  std::map<LanguageCode, Amount> known_;
  std::int64_t bytes_ = 0;  ///< of all languages, and of none
  std::int64_t texts_ = 0;
};

/// `tally`; where it tells no language, that of `all`, the same texts in one: titles that say too little one by one.
LanguageTally of_short_texts(const LanguageTally& tally, std::string_view all);

}  // namespace topicmill
