#include "text/passages/text_between.hpp"

#include <algorithm>
#include <array>

namespace topicmill {
namespace {

using namespace std::string_view_literals;

/// Marks behind which white space must follow, as a point may stand within a number or a name.
constexpr std::string_view spaced_marks = ".!?";

/// Those of other scripts, which end a sentence by themselves.
constexpr std::array marks{"。"sv, "！"sv, "？"sv, "．"sv, "…"sv, "।"sv, "॥"sv, "۔"sv, "؟"sv, "።"sv, "။"sv, "។"sv};

std::string_view between(const Tokens& words, std::size_t word) {
  const std::string_view before = words.list()[word - 1].text;
  const std::string_view after = words.list()[word].text;
  const char* begin = before.data() + before.size();
  return begin < after.data() ? std::string_view(begin, static_cast<std::size_t>(after.data() - begin))
                              : std::string_view();
}

bool ends_paragraph(std::string_view text) {
  if (text.find('\f') != std::string_view::npos) return true;
  for (auto line = text.find('\n'); line != std::string_view::npos; line = text.find('\n', line + 1)) {
    const auto next = text.find_first_not_of(" \t\v\r", line + 1);
    if (next != std::string_view::npos && text[next] == '\n') return true;
  }
  return false;
}

bool ends_sentence(std::string_view text) {
  const auto mark = text.find_first_of(spaced_marks);
  if (mark != std::string_view::npos && text.find_first_of(white_space, mark) != std::string_view::npos) return true;
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool begins_small(std::string_view word) { return !word.empty() && word.front() >= 'a' && word.front() <= 'z'; }

}  // namespace

Break break_before(const Tokens& words, std::size_t word) {
  const std::string_view text = between(words, word);
  if (ends_paragraph(text)) return Break::paragraph;
  return ends_sentence(text) && !begins_small(words.list()[word].text) ? Break::sentence : Break::none;
}

}  // namespace topicmill
