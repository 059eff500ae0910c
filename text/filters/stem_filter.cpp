#include "text/filters/stem_filter.hpp"

#include <fmt/format.h>
#include <libstemmer.h>

#include "base/error.hpp"
#include "base/suggest.hpp"

namespace topicmill {
namespace {

std::vector<std::string> languages() {
  std::vector<std::string> names{"none", std::string(language_of_document)};
  for (const char** name = sb_stemmer_list(); *name; ++name) names.emplace_back(*name);
  return names;
}

/// "did you mean 'german'?" where the language is unknown, else empty.
std::string mend_of(const std::string& language) {
  const bool known = language == "none" || language == language_of_document || has_stemmer(language);
  return known ? "" : suggestion(language, languages());
}

std::string_view stem(sb_stemmer* stemmer, std::string_view term) {
  const auto* const symbols = reinterpret_cast<const sb_symbol*>(term.data());
  const auto* const result = sb_stemmer_stem(stemmer, symbols, static_cast<int>(term.size()));
  if (!result) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace

void StemOptions::check(const Value& value, Reading& reading) const {
  const std::string mend = mend_of(language);
  if (mend.empty()) return;
  reading.fail(value.place_of("language"), fmt::format("there is no stemmer for '{}'", language), mend);
}

bool has_stemmer(const std::string& language) {
  sb_stemmer* const stemmer = sb_stemmer_new(language.c_str(), nullptr);
  sb_stemmer_delete(stemmer);
  return stemmer != nullptr;
}

std::vector<std::string> stems_of(std::span<const std::string_view> words, const std::string& language) {
  sb_stemmer* const stemmer = sb_stemmer_new(language.c_str(), nullptr);
  std::vector<std::string> stems;
  for (const auto word : words) stems.emplace_back(stemmer ? stem(stemmer, word) : word);
  sb_stemmer_delete(stemmer);
  return stems;
}

void StemFilter::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

StemFilter::StemFilter(const StemOptions& options) : options_(options) {
  const std::string mend = mend_of(options.language);
  if (!mend.empty()) throw UsageError(fmt::format("there is no stemmer for '{}'; {}", options.language, mend));
  if (options.language != "none") stemmer_ = make_stemmer(options.language);
}

StemFilter::Stemmer StemFilter::make_stemmer(const std::string& language) {
  return Stemmer(sb_stemmer_new(language.c_str(), nullptr));
}

sb_stemmer* StemFilter::stemmer_of(LanguageCode language) {
  if (options_.language != language_of_document || !language.is_known()) return stemmer_.get();
  const auto [place, is_new] = by_language_.try_emplace(language);
  if (is_new) place->second = make_stemmer(std::string(language.text()));
  return place->second.get();
}

void StemFilter::apply(Tokens& tokens) {
  sb_stemmer* const stemmer = stemmer_of(tokens.language());
  if (!stemmer) return;
  for (auto& token : tokens.list()) {
    const std::string_view stemmed = stem(stemmer, token.text);
    // Most stems are the beginning of their word, which needs no copy.
    token.text =
        token.text.substr(0, stemmed.size()) == stemmed ? token.text.substr(0, stemmed.size()) : tokens.store(stemmed);
  }
  std::erase_if(tokens.list(), [](const Token& token) { return token.text.empty(); });
}

}  // namespace topicmill
