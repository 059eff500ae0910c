#include "text/filters/stopwords_filter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/stopword_lists.hpp"
#include "text/tokens/word_file.hpp"

namespace topicmill {
namespace {

ListProblem unknown_language(const std::string& name) {
  std::vector<std::string> known{std::string(language_of_document)};
  for (const auto& list : embedded_stopwords()) known.emplace_back(list.language);
  return {fmt::format("there is no stop word list '{}'", name),
          suggestion(name, known) + " (a file needs a '.' or '/' in its name)"};
}

void add_language(const StopwordList& list, Vocabulary& words) {
  for (const auto& line : word_lines(list.file)) {
    words.intern(line.text);
    words.intern(normalize(line.text, NormalForm::nfkc_casefold));
  }
}

/// Adds the words of a list other than auto, which has none of its own.
std::optional<ListProblem> add_words(const std::string& list, Vocabulary& words) {
  if (list == language_of_document) return std::nullopt;
  if (is_file_name(list)) {
    std::string text;
    if (auto problem = read_word_file(list, text)) return problem;
    for (const auto& line : word_lines(text)) words.intern(line.text);
    return std::nullopt;
  }
  const auto* const language = find_stopwords(list);
  if (!language) return unknown_language(list);
  add_language(*language, words);
  return std::nullopt;
}

}  // namespace

const StopwordList* find_stopwords(std::string_view language) {
  const auto lists = embedded_stopwords();
  const auto at = std::find_if(lists.begin(), lists.end(), [&](const auto& list) { return list.language == language; });
  return at == lists.end() ? nullptr : &*at;
}

void StopwordsOptions::check(const Value& value, Reading& reading) const {
  Vocabulary listed;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (auto problem = add_words(lists[i], listed)) {
      reading.fail(item_value(value, "lists", i), problem->message, problem->mend);
    }
  }
}

StopwordsFilter::StopwordsFilter(const StopwordsOptions& options) {
  const auto words = std::make_shared<Vocabulary>();
  for (const auto& list : options.lists) {
    if (list == language_of_document) by_language_ = std::make_shared<const WordsByLanguage>(all_languages());
    const auto problem = add_words(list, *words);
    if (!problem) continue;
    if (is_file_name(list)) throw InputError(problem->message + "; " + problem->mend);
    throw UsageError(problem->message + "; " + problem->mend);
  }
  for (const auto& word : options.words) words->intern(word);
  words_ = words;
}

std::optional<Value> StopwordsFilter::self_contained() const {
  StopwordsOptions options{{}, texts_of(*words_)};
  if (by_language_) options.lists.emplace_back(language_of_document);
  return write_option(options);
}

bool StopwordsFilter::goes_by(LanguageCode language) const {
  return by_language_ && by_language_->find(language) != by_language_->end();
}

StopwordsFilter::WordsByLanguage StopwordsFilter::all_languages() {
  WordsByLanguage all;
  for (const auto& list : embedded_stopwords()) add_language(list, all[LanguageCode(list.language)]);
  return all;
}

void StopwordsFilter::apply(Tokens& tokens) {
  tokens.keep_if([this](const Token& token) { return !words_->contains(token.text); });
  if (!by_language_) return;
  const auto found = by_language_->find(tokens.language());
  if (found == by_language_->end()) return;
  tokens.keep_if([&](const Token& token) { return !found->second.contains(token.text); });
}

}  // namespace topicmill
