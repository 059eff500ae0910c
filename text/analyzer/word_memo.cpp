#include "text/analyzer/word_memo.hpp"

namespace topicmill {

void WordMemo::put(std::string_view word, std::uint32_t number) {
  if (word.size() > TermKey::most_bytes) return;
  const TermKey key = key_of(word);
  slots_[key.hash() >> shift] = {key, number};
}

}  // namespace topicmill
