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
  SparseMatrix rows;
  UnknownWords unknown;
  const auto first = counter.count("Cat, ant; cat: zebra zebra!", rows, unknown);
  const auto second = counter.count("yak bee", rows, unknown);
  counter.count("", rows, unknown);
  EXPECT_EQ(first.tokens, 5);
  EXPECT_EQ(first.known_tokens, 3);
  EXPECT_EQ(second.known_tokens, 1);
  EXPECT_EQ(rows.rows, 3);
  EXPECT_THAT(rows.row_starts, ElementsAre(0, 2, 3, 3));
  EXPECT_THAT(rows.columns, ElementsAre(0, 2, 1));
  EXPECT_THAT(rows.values, ElementsAre(1, 2, 1));
  EXPECT_EQ(unknown.words.term(0), "zebra");
  EXPECT_THAT(unknown.counts, ElementsAre(2, 1));
}

}  // namespace
}  // namespace topicmill
