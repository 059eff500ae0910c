// The one list of passage cutters.
#include "text/passages/paragraph_passages.hpp"
#include "text/passages/word_passages.hpp"

namespace topicmill {
namespace {

Member<PassageCutter> uncut() {
  return {{"none", "A document is one piece.", describe_option<NoOptions>, resolved_options<NoOptions>},
          [](const Value&, Reading&) { return nullptr; }};
}

}  // namespace

Family<PassageCutter> builtin_passage_cutters() {
  return {"passage cutter",
          {
              uncut(),
              member<PassageCutter, WordPassages, WordPassagesOptions>("words", "Pieces of about so many words."),
              member<PassageCutter, ParagraphPassages, ParagraphPassagesOptions>("paragraphs",
                                                                                 "Each paragraph is a piece."),
          }};
}

}  // namespace topicmill
