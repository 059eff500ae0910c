#include "text/passages/passage_cutter.hpp"
#include "text/passages/text_between.hpp"

namespace topicmill {
namespace {

/// Where the text of the word begins: behind the last white space before it, so that quotes and brackets are its own.
std::uint32_t begin_of(std::string_view text, const Tokens& words, std::size_t word) {
  const std::uint32_t begin = words.list()[word].begin;
  const std::uint32_t behind = words.list()[word - 1].end;
  if (behind >= begin) return begin;
  const auto space = text.substr(behind, begin - behind).find_last_of(white_space);
  return space == std::string_view::npos ? begin : behind + static_cast<std::uint32_t>(space) + 1;
}

}  // namespace

CutDocument cut_document(const PassageCutter& cutter, std::string_view text, const Tokens& words) {
  CutDocument document;
  document.ends = words.list().empty() ? std::vector<std::size_t>{0} : cutter.cut(words);
  std::uint32_t begin = 0;
  for (const std::size_t end : document.ends) {
    const bool is_last = end == words.list().size();
    const auto next = is_last ? static_cast<std::uint32_t>(text.size()) : begin_of(text, words, end);
    document.passages.push_back({begin, next});
    begin = next;
  }
  return document;
}

}  // namespace topicmill
