#include "text/passages/paragraph_passages.hpp"

#include "text/passages/text_between.hpp"

namespace topicmill {

std::vector<std::size_t> ParagraphPassages::cut(const Tokens& words) const {
  const std::size_t size = words.list().size();
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  for (std::size_t word = min_words_; word < size; ++word) {
    if (word - begin < min_words_ || break_before(words, word) != Break::paragraph) continue;
    ends.push_back(word);
    begin = word;
  }
  const bool rest_is_short = !ends.empty() && size - begin < min_words_;
  if (rest_is_short) ends.pop_back();
  ends.push_back(size);
  return ends;
}

}  // namespace topicmill
