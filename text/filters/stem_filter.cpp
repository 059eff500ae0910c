#include "text/filters/stem_filter.hpp"

#include <fmt/format.h>
#include <libstemmer.h>

#include <algorithm>

#include "base/error.hpp"

namespace topicmill {
namespace {

std::vector<std::string> languages() {
  std::vector<std::string> names{"none"};
  for (const char** name = sb_stemmer_list(); *name; ++name) names.emplace_back(*name);
  return names;
}

/// "did you mean 'german'?" where the language is unknown, else empty.
std::string mend_of(const std::string& language) {
  const auto known = languages();
  return std::find(known.begin(), known.end(), language) == known.end() ? suggestion(language, known) : "";
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
  const Value* const written = value.is_map() ? value.find("language") : &value;
  reading.fail(written ? *written : value, fmt::format("there is no stemmer for '{}'", language), mend);
}

void StemFilter::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

StemFilter::StemFilter(const StemOptions& options) : options_(options) {
  const std::string mend = mend_of(options.language);
  if (!mend.empty()) throw UsageError(fmt::format("there is no stemmer for '{}'; {}", options.language, mend));
  if (options.language != "none") stemmer_.reset(sb_stemmer_new(options.language.c_str(), nullptr));
}

void StemFilter::apply(Tokens& tokens) {
  if (!stemmer_) return;
  for (auto& token : tokens.list()) {
    const std::string_view stemmed = stem(stemmer_.get(), token.text);
    // Most stems are the beginning of their word, which needs no copy.
    token.text =
        token.text.substr(0, stemmed.size()) == stemmed ? token.text.substr(0, stemmed.size()) : tokens.store(stemmed);
  }
  std::erase_if(tokens.list(), [](const Token& token) { return token.text.empty(); });
}

}  // namespace topicmill
