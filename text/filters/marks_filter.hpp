// Takes marks off letters, for texts that have them here and lack them there.
#pragma once

#include <string>
#include <vector>

#include "text/tokens/token_filter.hpp"

namespace topicmill {

enum class MarkKind { diacritics, harakat, niqqud, tatweel };
constexpr auto enum_names(MarkKind) {
  return std::array{Named<MarkKind>{MarkKind::diacritics, "diacritics"}, Named<MarkKind>{MarkKind::harakat, "harakat"},
                    Named<MarkKind>{MarkKind::niqqud, "niqqud"}, Named<MarkKind>{MarkKind::tatweel, "tatweel"}};
}

enum class Umlauts { strip, expand, keep };
constexpr auto enum_names(Umlauts) {
  return std::array{Named<Umlauts>{Umlauts::strip, "strip"}, Named<Umlauts>{Umlauts::expand, "expand"},
                    Named<Umlauts>{Umlauts::keep, "keep"}};
}

struct MarksOptions {
  std::vector<MarkKind> drop{MarkKind::diacritics, MarkKind::harakat, MarkKind::niqqud, MarkKind::tatweel};
  Umlauts umlauts = Umlauts::strip;

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field(
            "drop", &MarksOptions::drop,
            "diacritics: accents of Latin, Greek and Cyrillic letters, and the strokes of ø, ł and the like; harakat: "
            "vowel points of Arabic; niqqud: points of Hebrew; tatweel: the stroke that lengthens Arabic words."),
        field("umlauts", &MarksOptions::umlauts,
              "What diacritics makes of ä, ö and ü. strip: a, o, u, as of other letters; expand: ae, oe, ue, so that "
              "Maedchen and Mädchen are one term; keep: leaves them."),
    };
  }
};

/// Terms that differ in marks alone become one. Cyrillic letters lose stress marks and ё its dots; й, ї, ў, ѓ and ќ
/// stay. What is left is in form NFC; terms that become empty are dropped. Put it behind `stopwords`, whose lists have
/// marks.
class MarksFilter : public TokenFilter {
 public:
  explicit MarksFilter(MarksOptions options) : options_(std::move(options)) {}
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<MarksFilter>(*this); }
  bool is_word_by_word() const override { return true; }

 private:
  /// Writes the term without its marks to result_.
  void strip(std::string_view term);

  MarksOptions options_;
  std::string result_;  ///< scratch
};

}  // namespace topicmill
