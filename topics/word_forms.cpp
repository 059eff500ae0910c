#include "topics/word_forms.hpp"

#include <algorithm>
#include <iterator>

#include "files/encoding/code_points.hpp"
#include "text/filters/stem_filter.hpp"

namespace topicmill {
namespace {

constexpr std::string_view separators = " _";

bool begin_alike(std::string_view left, std::string_view right) {
  constexpr std::int64_t least = 4;
  auto common = static_cast<std::size_t>(std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first -
                                         left.begin());
  while (common > 0 && common < left.size() && !begins_code_point(left[common])) --common;
  const std::int64_t alike = code_points(left.substr(0, common));
  const std::int64_t apart = std::max(code_points(left), code_points(right)) - alike;
  return alike >= least && alike >= 2 * apart;
}

std::vector<std::string_view> words_of(std::string_view term) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < term.size();) {
    const std::size_t end = std::min(term.find_first_of(separators, at), term.size());
    if (end > at) words.push_back(term.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

std::vector<WordForm> forms_of(const std::vector<std::string_view>& terms, const std::string& language) {
  std::vector<WordForm> forms;
  std::vector<std::string_view> all;
  for (const auto term : terms) {
    const auto words = words_of(term);
    forms.push_back({{words.begin(), words.end()}, {}});
    all.insert(all.end(), words.begin(), words.end());
  }
  auto stems = stems_of(all, language);
  auto next = std::make_move_iterator(stems.begin());
  for (auto& form : forms) {
    const auto end = next + std::ssize(form.words);
    form.stems.assign(next, end);
    next = end;
  }
  return forms;
}

bool share_a_word(const WordForm& left, const WordForm& right) {
  for (std::size_t i = 0; i < left.words.size(); ++i) {
    for (std::size_t j = 0; j < right.words.size(); ++j) {
      if (left.stems[i] == right.stems[j] || begin_alike(left.words[i], right.words[j])) return true;
    }
  }
  return false;
}

bool are_forms_of_one(const WordForm& left, const WordForm& right) { return left.stems == right.stems; }

}  // namespace topicmill
