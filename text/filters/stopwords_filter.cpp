#include "text/filters/stopwords_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "text/encoding.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/stopword_lists.hpp"

namespace topicmill {
namespace {

/// What is wrong, and how to mend it.
struct Problem {
  std::string message;
  std::string mend;
};

bool is_path(std::string_view name) { return name.find_first_of("./") != std::string_view::npos; }

std::optional<Problem> read_file(const std::string& path, std::string& text) {
  std::ifstream file(path, std::ios::binary);
  const int error = !file.is_open() ? errno : std::filesystem::is_directory(path) ? EISDIR : 0;
  if (error != 0) {
    return Problem{fmt::format("cannot read the stop words of '{}': {}", path, std::strerror(error)),
                   "give the path of a file of one word a line"};
  }
  text.assign(std::istreambuf_iterator<char>(file), {});
  if (const auto at = find_invalid_utf8(text)) {
    return Problem{fmt::format("the stop words of '{}' are not UTF-8: byte {}", path, *at), "convert the file"};
  }
  return std::nullopt;
}

const StopwordList* find_language(std::string_view name) {
  const auto lists = embedded_stopwords();
  const auto at = std::find_if(lists.begin(), lists.end(), [&](const auto& list) { return list.language == name; });
  return at == lists.end() ? nullptr : &*at;
}

Problem unknown_language(const std::string& name) {
  std::vector<std::string> known;
  for (const auto& list : embedded_stopwords()) known.emplace_back(list.language);
  return {fmt::format("there is no stop word list '{}'", name),
          suggestion(name, known) + " (a file needs a '.' or '/' in its name)"};
}

std::optional<Problem> add_words(const std::string& list, Vocabulary& words) {
  if (is_path(list)) {
    std::string text;
    if (auto problem = read_file(list, text)) return problem;
    for (const auto word : stopword_lines(text)) words.intern(word);
    return std::nullopt;
  }
  const auto* const language = find_language(list);
  if (!language) return unknown_language(list);
  for (const auto word : stopword_lines(language->file)) {
    words.intern(word);
    words.intern(normalize(word, NormalForm::nfkc_casefold));
  }
  return std::nullopt;
}

/// Where the list number i of the option stands.
const Value& place_of(const Value& value, std::size_t i) {
  const Value* const lists = value.is_map() ? value.find("lists") : &value;
  if (!lists) return value;
  return lists->is_list() && i < lists->items.size() ? lists->items[i] : *lists;
}

}  // namespace

std::vector<std::string_view> stopword_lines(std::string_view file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  constexpr std::string_view blank = " \t\r";
  if (file.substr(0, 3) == byte_order_mark) file.remove_prefix(3);
  std::vector<std::string_view> words;
  while (!file.empty()) {
    std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), line.size() + 1));
    if (line.substr(0, 2) == "# ") continue;
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(blank)));
    line = line.substr(0, line.find_last_not_of(blank) + 1);
    if (!line.empty()) words.push_back(line);
  }
  return words;
}

void StopwordsOptions::check(const Value& value, Reading& reading) const {
  Vocabulary words;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (auto problem = add_words(lists[i], words)) reading.fail(place_of(value, i), problem->message, problem->mend);
  }
}

StopwordsFilter::StopwordsFilter(const StopwordsOptions& options) {
  const auto words = std::make_shared<Vocabulary>();
  for (const auto& list : options.lists) {
    const auto problem = add_words(list, *words);
    if (!problem) continue;
    if (is_path(list)) throw InputError(problem->message + "; " + problem->mend);
    throw UsageError(problem->message + "; " + problem->mend);
  }
  words_ = words;
}

void StopwordsFilter::apply(Tokens& tokens) {
  tokens.keep_if([this](const Token& token) { return !words_->contains(token.text); });
}

}  // namespace topicmill
