#include "text/filters/elision_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/code_points.hpp"
#include "text/tokens/apostrophes.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array catalan{"d"sv, "l"sv, "m"sv, "n"sv, "s"sv, "t"sv};
constexpr std::array french{"c"sv, "d"sv,  "j"sv,      "jusqu"sv,  "l"sv, "lorsqu"sv, "m"sv,
                            "n"sv, "qu"sv, "puisqu"sv, "quoiqu"sv, "s"sv, "t"sv};
constexpr std::array irish{"b"sv, "d"sv, "m"sv};
constexpr std::array italian{"agl"sv,   "all"sv, "c"sv,    "coll"sv, "d"sv,    "dagl"sv, "dall"sv, "degl"sv,
                             "dell"sv,  "gl"sv,  "l"sv,    "m"sv,    "negl"sv, "nell"sv, "pell"sv, "quell"sv,
                             "quest"sv, "s"sv,   "sugl"sv, "sull"sv, "t"sv,    "un"sv,   "v"sv};

struct Elisions {
  std::string_view language;
  std::span<const std::string_view> words;
};
constexpr std::array<Elisions, 4> elisions{{{"ca", catalan}, {"fr", french}, {"ga", irish}, {"it", italian}}};

constexpr std::size_t longest_word = 6;

/// The words that elide in a language; empty where there are none.
std::span<const std::string_view> find_words(std::string_view language) {
  const auto* const found =
      std::find_if(elisions.begin(), elisions.end(), [&](const auto& known) { return known.language == language; });
  return found == elisions.end() ? std::span<const std::string_view>() : found->words;
}

bool is_known(const std::string& language) { return language == language_of_document || !find_words(language).empty(); }

std::string mend_of(const std::string& language) {
  std::vector<std::string> known{std::string(language_of_document)};
  for (const auto& one : elisions) known.emplace_back(one.language);
  return suggestion(language, known);
}

bool equals_lower(std::string_view word, std::string_view lower_case) {
  return std::equal(word.begin(), word.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return to_lower(a) == b; });
}

/// The term without the word and the apostrophe that it begins with; the term itself where nothing would be left.
std::string_view without_elision(std::string_view term, std::span<const std::string_view> words) {
  for (std::size_t at = 0, begin = 0; begin <= longest_word && at < term.size(); begin = at) {
    if (!is_apostrophe(next_code_point(term, at))) continue;
    const auto word = term.substr(0, begin);
    const bool elides = std::any_of(words.begin(), words.end(), [&](auto known) { return equals_lower(word, known); });
    return elides && at < term.size() ? term.substr(at) : term;
  }
  return term;
}

}  // namespace

void ElisionOptions::check(const Value& value, Reading& reading) const {
  if (is_known(language)) return;
  reading.fail(value.place_of("language"), fmt::format("no word elides in '{}', as far as is known here", language),
               mend_of(language));
}

ElisionFilter::ElisionFilter(const ElisionOptions& options) {
  if (!is_known(options.language)) {
    throw UsageError(fmt::format("no word elides in '{}'; {}", options.language, mend_of(options.language)));
  }
  if (options.language != language_of_document) language_ = LanguageCode(options.language);
}

ElisionFilter::Words ElisionFilter::words_of(LanguageCode language) const {
  return find_words(language_.is_known() ? language_.text() : language.text());
}

void ElisionFilter::apply(Tokens& tokens) {
  const auto words = words_of(tokens.language());
  if (words.empty()) return;
  for (auto& token : tokens.list()) token.text = without_elision(token.text, words);
}

bool ElisionFilter::goes_by(LanguageCode language) const {
  return !language_.is_known() && !words_of(language).empty();
}

}  // namespace topicmill
