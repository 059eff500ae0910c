#include "text/filters/stopwords_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

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

/// The built-in lists, each made when the first document of its language comes. Any number of threads.
class StopwordsFilter::WordsByLanguage {
 public:
  WordsByLanguage() {
    for (const auto& list : embedded_stopwords()) lists_.try_emplace(LanguageCode(list.language), list);
  }

  bool has(LanguageCode language) const { return lists_.find(language) != lists_.end(); }

  /// Null where the language has no list.
  const Vocabulary* find(LanguageCode language) {
    const auto at = lists_.find(language);
    if (at == lists_.end()) return nullptr;
    List& list = at->second;
    std::call_once(list.is_made, [&] { add_language(list.source, list.words); });
    return &list.words;
  }

 private:
  struct List {
    explicit List(const StopwordList& of) : source(of) {}

    const StopwordList& source;
    std::once_flag is_made;
    Vocabulary words;
  };

  std::map<LanguageCode, List> lists_;
};

StopwordsFilter::StopwordsFilter(const StopwordsOptions& options) {
  const auto words = std::make_shared<Vocabulary>();
  for (const auto& list : options.lists) {
    if (list == language_of_document) by_language_ = std::make_shared<WordsByLanguage>();
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

bool StopwordsFilter::goes_by(LanguageCode language) const { return by_language_ && by_language_->has(language); }

void StopwordsFilter::apply(Tokens& tokens) {
  tokens.keep_if([this](const Token& token) { return !words_->contains(token.text); });
  if (!by_language_) return;
  const Vocabulary* const words = by_language_->find(tokens.language());
  if (words == nullptr) return;
  tokens.keep_if([&](const Token& token) { return !words->contains(token.text); });
}

}  // namespace topicmill
