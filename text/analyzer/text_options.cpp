#include "text/analyzer/text_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/suggest.hpp"
#include "text/filters/elision_filter.hpp"
#include "text/filters/length_filter.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/numbers_filter.hpp"
#include "text/filters/stopwords_filter.hpp"
#include "text/tokenizers/word_tokenizer.hpp"
#include "text/tokens/language.hpp"

namespace topicmill {
namespace {

bool is_code(const std::string& language) {
  return language != "none" && language != language_of_document && language != language_of_corpus;
}

/// A filter with auto must know what language that is, and have something for it.
void check_filter(const Choice<TokenFilter>& filter, const std::string& language, const Value& value,
                  Reading& reading) {
  const auto* const resource = resource_by_language(filter, reading.registry());
  if (!resource) return;
  if (language == "none") {
    return reading.fail(value, fmt::format("'{}: auto' goes by the language, and text.language is none", filter.name),
                        "set text.language to corpus, to auto, or to a code such as en");
  }
  if (!is_code(language) || resource->has(language)) return;
  reading.fail(value, fmt::format("there is no {} for the language '{}'", resource->title, language),
               fmt::format("take '{}: auto' out", filter.name));
}

constexpr std::string_view stopwords_name = "stopwords";

/// text.stopwords is what the filter of that name would have as its lists.
void check_stopwords(const TextOptions& options, const Value& value, Reading& reading) {
  StopwordsOptions lists;
  read_option(value, lists.lists, reading);
  lists.check(value, reading);
  check_filter({std::string(stopwords_name), write_option(lists)}, options.language, value, reading);
  if (std::none_of(options.filters.begin(), options.filters.end(),
                   [](const auto& one) { return one.name == stopwords_name; })) {
    reading.fail(value, "text.stopwords are the lists of the filter stopwords, and text.filters has none",
                 "add stopwords to text.filters, where they are to be dropped");
  }
}

/// Whether that is a code of ISO 639; notes a problem where not.
bool check_language(const std::string& language, const Value& value, Reading& reading) {
  auto known = language_codes();
  if (std::find(known.begin(), known.end(), language) != known.end()) return true;
  known.insert(known.end(), {"none", std::string(language_of_document), std::string(language_of_corpus)});
  const auto nearest = nearest_name(language, known);
  reading.fail(value, fmt::format("there is no language '{}'", language),
               nearest ? fmt::format("did you mean '{}'?", *nearest)
                       : "give corpus, auto, or its ISO 639 code, such as en or de");
  return false;
}

}  // namespace

void TextOptions::check(const Value& value, Reading& reading) const {
  if (is_code(language) && !check_language(language, value.place_of("language"), reading)) return;
  const Value* const lists = value.find("stopwords");
  if (lists && stopwords) check_stopwords(*this, *lists, reading);
  if (!value.find("filters")) return;
  for (std::size_t i = 0; i < filters.size(); ++i) {
    check_filter(filters[i], language, item_value(value, "filters", i), reading);
  }
}

Choice<Tokenizer> TextOptions::default_tokenizer() { return {"word", write_option(WordOptions{})}; }

std::vector<Choice<TokenFilter>> TextOptions::default_filters() {
  return {{"normalize", write_option(NormalizeOptions{})},
          {"elision", write_option(ElisionOptions{})},
          {"length", write_option(LengthOptions{})},
          {"numbers", write_option(NumbersOptions{})},
          {"stopwords", write_option(StopwordsOptions{{std::string(language_of_document)}})}};
}

void place_stopwords(TextOptions& options, const Registry& registry) {
  if (!options.stopwords) return;
  const auto filter = std::find_if(options.filters.begin(), options.filters.end(),
                                   [](const auto& one) { return one.name == stopwords_name; });
  if (filter == options.filters.end()) return;
  StopwordsOptions written;
  Reading reading(registry);
  if (!filter->options.is_null()) read_option(filter->options, written, reading);
  written.lists = *std::exchange(options.stopwords, std::nullopt);
  filter->options = write_option(written);
}

}  // namespace topicmill
