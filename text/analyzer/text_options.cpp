#include "text/analyzer/text_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "text/filters/elision_filter.hpp"
#include "text/filters/length_filter.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/numbers_filter.hpp"
#include "text/filters/stopword_lists.hpp"
#include "text/filters/stopwords_filter.hpp"
#include "text/tokenizers/word_tokenizer.hpp"
#include "text/tokens/language.hpp"

namespace topicmill {
namespace {

bool is_code(const std::string& language) { return language != "none" && language != language_of_document; }

/// A filter with auto must know what language that is, and have something for it.
void check_filter(const Choice<TokenFilter>& filter, const std::string& language, const Value& value,
                  Reading& reading) {
  const auto* const resource = resource_by_language(filter, reading.registry());
  if (!resource) return;
  if (language == "none") {
    return reading.fail(value, fmt::format("'{}: auto' goes by the language, and text.language is none", filter.name),
                        "set text.language to auto, or to a code such as en");
  }
  if (!is_code(language) || resource->has(language)) return;
  reading.fail(value, fmt::format("there is no {} for the language '{}'", resource->title, language),
               fmt::format("take '{}: auto' out", filter.name));
}

/// Whether that is a code of ISO 639; notes a problem where not.
bool check_language(const std::string& language, const Value& value, Reading& reading) {
  auto known = language_codes();
  if (std::find(known.begin(), known.end(), language) != known.end()) return true;
  known.insert(known.end(), {"none", std::string(language_of_document)});
  const auto nearest = nearest_name(language, known);
  reading.fail(
      value, fmt::format("there is no language '{}'", language),
      nearest ? fmt::format("did you mean '{}'?", *nearest) : "give auto, or its ISO 639 code, such as en or de");
  return false;
}

}  // namespace

void TextOptions::check(const Value& value, Reading& reading) const {
  if (is_code(language) && !check_language(language, value.place_of("language"), reading)) return;
  for (std::size_t i = 0; i < filters.size(); ++i) {
    check_filter(filters[i], language, item_value(value, "filters", i), reading);
  }
}

Choice<Tokenizer> TextOptions::default_tokenizer() { return {"word", write_option(WordOptions{})}; }

std::vector<Choice<TokenFilter>> TextOptions::default_filters(const std::string& language) {
  const bool has_language = language == language_of_document || (is_code(language) && find_stopwords(language));
  const std::string list = has_language ? std::string(language_of_document) : "en";
  return {{"normalize", write_option(NormalizeOptions{})},
          {"elision", write_option(ElisionOptions{})},
          {"length", write_option(LengthOptions{})},
          {"numbers", write_option(NumbersOptions{})},
          {"stopwords", write_option(StopwordsOptions{{list}})}};
}

}  // namespace topicmill
