#include "text/passages/passage_cutter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"
#include "text/analyzer/analyzer.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Registry registry() {
  return Registry()
      .add(builtin_char_filters())
      .add(builtin_tokenizers())
      .add(builtin_filters())
      .add(builtin_passage_cutters());
}

/// The text of each passage.
std::vector<std::string> pieces_of(const std::string& text, const std::string& cutter, const char* option,
                                   const std::vector<Choice<CharFilter>>& char_filters = {}) {
  TextOptions options;
  options.char_filters = char_filters;
  Analyzer analyzer(options, registry());
  Tokens words;
  analyzer.cut(text, words);
  Value value;
  if (option)
    value = cutter == "words" ? Value::scalar(option) : Value::map({{"min_words", {}, Value::scalar(option)}});
  const auto made = registry().make(Choice<PassageCutter>{cutter, value});
  std::vector<std::string> pieces;
  for (const auto& passage : cut_document(*made, text, words).passages) {
    pieces.push_back(text.substr(passage.begin, passage.end - passage.begin));
  }
  return pieces;
}

TEST(PassageCutter, NoneIsNoCutter) { EXPECT_EQ(registry().make(Choice<PassageCutter>{"none", {}}), nullptr); }

TEST(PassageCutter, WordsAreCountedWhereNoSentenceEnds) {
  EXPECT_THAT(pieces_of("a b c d e f g h i j", "words", "4"), ElementsAre("a b c d ", "e f g h ", "i j"));
  EXPECT_THAT(pieces_of("a b c d e f g h i", "words", "4"), ElementsAre("a b c d ", "e f g h i"))
      << "a rest of less than half joins the last";
  EXPECT_THAT(pieces_of("a b c d e f g h", "words", "4"), ElementsAre("a b c d ", "e f g h"));
  EXPECT_THAT(pieces_of("a b c d e", "words", "4"), ElementsAre("a b c d e")) << "one word is no passage of its own";
}

TEST(PassageCutter, APassageEndsWithTheSentenceNearBy) {
  EXPECT_THAT(pieces_of("a b c. D e f g h. I j k l", "words", "4"), ElementsAre("a b c. ", "D e f g h. ", "I j k l"));
  EXPECT_THAT(pieces_of("a b c. d e f g h", "words", "4"), ElementsAre("a b c. d ", "e f g h"))
      << "a small letter begins no sentence";
  EXPECT_THAT(pieces_of("a b c. \"D e\" f g h", "words", "4"), ElementsAre("a b c. ", "\"D e\" f g h"));
  EXPECT_THAT(pieces_of("a b c। D e f g", "words", "4"), ElementsAre("a b c। ", "D e f g"));
}

TEST(PassageCutter, AParagraphGoesBeforeASentence) {
  EXPECT_THAT(pieces_of("a b c d. E\n\nf g h i j", "words", "4"), ElementsAre("a b c d. E\n\n", "f g h i j"));
}

TEST(PassageCutter, ParagraphsEndAtBlankLines) {
  EXPECT_THAT(pieces_of("a b\nc\n \t\nd e f\f\ng h i", "paragraphs", "3"),
              ElementsAre("a b\nc\n \t\n", "d e f\f\n", "g h i"));
}

TEST(PassageCutter, ShortParagraphsJoinTheNext) {
  EXPECT_THAT(pieces_of("One\n\na b c\n\nTwo\n\nd e f\n\nend", "paragraphs", "3"),
              ElementsAre("One\n\na b c\n\n", "Two\n\nd e f\n\nend"));
  EXPECT_THAT(pieces_of("One\n\nTwo", "paragraphs", "3"), ElementsAre("One\n\nTwo"));
}

TEST(PassageCutter, BlocksOfHtmlAreParagraphs) {
  EXPECT_THAT(pieces_of("<p>a b c</p><p>d e f</p>", "paragraphs", "3", {{"html", {}}}),
              ElementsAre("<p>a b c</p><p>", "d e f</p>"));
}

TEST(PassageCutter, ADocumentWithoutWordsIsOnePassage) {
  EXPECT_THAT(pieces_of(" !\n\n? ", "paragraphs", nullptr), ElementsAre(" !\n\n? "));
  EXPECT_THAT(pieces_of("", "words", nullptr), ElementsAre(""));
}

TEST(Passages, TellTheRowsOfDocuments) {
  Passages passages;
  passages.add_document(std::vector<Passage>(2));
  Passages more;
  more.add_document(std::vector<Passage>(1));
  more.add_document(std::vector<Passage>(3));
  passages.append(more);
  EXPECT_THAT(passages.ends, ElementsAre(2, 3, 6));
  EXPECT_EQ(passages.rows_of(2).begin, 3);
  EXPECT_EQ(passages.of(2).size(), 3U);
  EXPECT_THAT(passages.set_known_tokens(std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}), ElementsAre(3, 3, 15));
  EXPECT_EQ(passages.list[4].known_tokens, 5U);
}

}  // namespace
}  // namespace topicmill
