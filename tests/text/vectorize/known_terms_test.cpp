#include "text/vectorize/known_terms.hpp"
#include "tests/text/english.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(KnownTerms, CountsADocumentAsARowAndTellsWhatItDoesNotKnow) {
  const Registry registry = Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
  const Vocabulary terms = known_terms({{"ant"}, {"bee"}, {"cat"}});
  KnownTermCounter counter(Analyzer(english_text(), registry), terms);
  KnownRows document;
  const auto first = counter.count("Cat, ant; cat: zebra zebra!", document);
  const auto second = counter.count("yak bee", document);
  counter.count("", document);
  const auto& [rows, passages, unknown] = document;
  EXPECT_EQ(first.tokens, 5);
  EXPECT_EQ(first.known_tokens, 3);
  EXPECT_EQ(second.known_tokens, 1);
  EXPECT_FALSE(passages);
  EXPECT_EQ(rows.rows, 3);
  EXPECT_THAT(rows.row_starts, ElementsAre(0, 2, 3, 3));
  EXPECT_THAT(rows.columns, ElementsAre(0, 2, 1));
  EXPECT_THAT(rows.values, ElementsAre(1, 2, 1));
  EXPECT_EQ(unknown.words.term(0), "zebra");
  EXPECT_THAT(unknown.counts, ElementsAre(2, 1));
}

TEST(KnownTerms, CountsEachPassageAsARow) {
  const Registry registry = Registry()
                                .add(builtin_char_filters())
                                .add(builtin_tokenizers())
                                .add(builtin_filters())
                                .add(builtin_passage_cutters());
  const Vocabulary terms = known_terms({{"ant"}, {"bee"}, {"cat"}});
  const auto cutter = registry.make(Choice<PassageCutter>{"words", Value::scalar("2")});
  KnownTermCounter counter(Analyzer(TextOptions{}, registry), terms, cutter.get());
  KnownRows document;
  EXPECT_EQ(counter.count("ant cat. Zebra bee. Cat cat", document).known_tokens, 5);
  EXPECT_EQ(counter.count("", document).tokens, 0);
  EXPECT_THAT(document.counts.columns, ElementsAre(0, 2, 1, 2));
  EXPECT_THAT(document.counts.row_starts, ElementsAre(0, 2, 3, 4, 4));
  EXPECT_THAT(document.passages->ends, ElementsAre(3, 4));
  EXPECT_EQ(document.passages->list[1].tokens, 2U);
  EXPECT_EQ(document.passages->list[1].known_tokens, 1U);
}

}  // namespace
}  // namespace topicmill
