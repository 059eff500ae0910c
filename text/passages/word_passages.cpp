#include "text/passages/word_passages.hpp"

#include <algorithm>
#include <optional>

#include "text/passages/text_between.hpp"

namespace topicmill {

std::vector<std::size_t> WordPassages::cut(const Tokens& words) const {
  const std::size_t size = words.list().size();
  const std::size_t least_rest = (count_ + 1) / 2;
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  while (size - begin >= count_ + least_rest) {
    begin = end_of(words, begin, size - least_rest);
    ends.push_back(begin);
  }
  ends.push_back(size);
  return ends;
}

std::size_t WordPassages::end_of(const Tokens& words, std::size_t begin, std::size_t last) const {
  const std::size_t wanted = begin + count_;
  std::optional<std::size_t> sentence;
  for (std::size_t away = 0; away <= count_ / 4; ++away) {
    for (const std::size_t word : {wanted - away, wanted + away}) {
      if (word > last) continue;
      const Break found = break_before(words, word);
      if (found == Break::paragraph) return word;
      if (found == Break::sentence && !sentence) sentence = word;
    }
  }
  return sentence.value_or(wanted);
}

}  // namespace topicmill
