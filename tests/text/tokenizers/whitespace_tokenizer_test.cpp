#include "text/tokenizers/whitespace_tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WhitespaceTokenizer, CutsAtUnicodeWhiteSpaceOnly) {
  WhitespaceTokenizer tokenizer;
  EXPECT_THAT(tokens_of(tokenizer, " new_york  isn't\t東京\u3000大阪\u00A0x\u2028y\u0085z\n"),
              ElementsAre("new_york", "isn't", "東京", "大阪", "x", "y", "z"));
  EXPECT_THAT(tokens_of(tokenizer, "a\u200Bb\uFEFFc"), ElementsAre("a\u200Bb\uFEFFc")) << "no White_Space";
  EXPECT_THAT(tokens_of(tokenizer, ""), IsEmpty());
  EXPECT_THAT(tokens_of(tokenizer, " \n"), IsEmpty());
}

}  // namespace
}  // namespace topicmill
