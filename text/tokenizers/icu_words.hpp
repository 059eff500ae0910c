// Words as ICU's break iterator cuts them, with four rules of our own: the reference, and the slow path of the word
// tokenizer.
#pragma once

#include <memory>
#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// One instance serves one thread at a time; a copy has its own iterator.
class IcuWords {
 public:
  /// Throws InputError where ICU's data are missing.
  IcuWords();
  IcuWords(const IcuWords& other);
  IcuWords& operator=(const IcuWords&) = delete;
  ~IcuWords();

  /// Appends the words of text[begin, end), as if nothing stood before and after. Unlike ICU 72: U+202F is a space; @
  /// is part of a word between letters or digits (an address of mail) and nowhere else; Thai, Lao, Khmer and Burmese
  /// words end where letters or digits of other scripts begin, as Chinese ones do.
  void append(std::string_view text, std::size_t begin, std::size_t end, Tokens& tokens);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
