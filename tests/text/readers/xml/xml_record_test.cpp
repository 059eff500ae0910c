#include "text/readers/xml/xml_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(GuessRecord, TheElementThatRepeatsNearestToTheRoot) {
  EXPECT_THAT(guess_record("<w><info><n/><n/><n/></info><page>some text</page><page>"), ElementsAre("w", "page"));
  EXPECT_THAT(guess_record("<rss><channel><title>t</title><item>1</item><item>2</item></channel></rss>"),
              ElementsAre("rss", "channel", "item"));
  EXPECT_THAT(guess_record("<!DOCTYPE lewis>\n<R><D>a</D><D>b</D></R>\n<R></R>"), ElementsAre("R"));
  EXPECT_THAT(guess_record("<feed><link/><link/><link/><entry>text</entry><entry>text</entry></feed>"),
              ElementsAre("feed", "entry"));
}

TEST(GuessRecord, WithoutRepetitionTheLargestBelowTheRoot) {
  EXPECT_THAT(guess_record("<w><info/><page><a>some text"), ElementsAre("w", "page"));
  EXPECT_THAT(guess_record("<w>text</w>"), ElementsAre("w"));
  EXPECT_THAT(guess_record("no xml"), IsEmpty());
}

TEST(SplitElementPath, SlashesAtTheEndsDoNotCount) {
  EXPECT_THAT(split_element_path("/a/b:c//d/"), ElementsAre("a", "b:c", "d"));
  EXPECT_THAT(split_element_path(""), IsEmpty());
}

}  // namespace
}  // namespace topicmill
