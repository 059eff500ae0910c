// The passage cutter family: where a long document falls into pieces.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/registry.hpp"
#include "text/passages/passages.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Says which words of a document belong together. Immutable: any number of threads may share it.
class PassageCutter {
 public:
  virtual ~PassageCutter() = default;

  /// `words`: the tokens of a document as the tokenizer cut them, at least one. Returns for each passage the place of
  /// the word behind its last, ascending; the last is the number of words.
  virtual std::vector<std::size_t> cut(const Tokens& words) const = 0;
};

/// The passages of a document: `ends` of their words, and their spans, which cover `text` without a gap. A document
/// without a word is one passage.
struct CutDocument {
  std::vector<std::size_t> ends;
  std::vector<Passage> passages;
};
CutDocument cut_document(const PassageCutter& cutter, std::string_view text, const Tokens& words);

/// none (a null pointer: a document is one piece), words, paragraphs. The one place to register a passage cutter.
Family<PassageCutter> builtin_passage_cutters();

}  // namespace topicmill
