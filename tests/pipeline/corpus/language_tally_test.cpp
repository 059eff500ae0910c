#include "pipeline/corpus/language_tally.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(LanguageTally, SharesOfWhatIsKnownLargestFirst) {
  LanguageTally tally;
  tally.add(LanguageCode("de"), 300);
  tally.add(LanguageCode("fr"), 500);
  tally.add(LanguageCode("de"), 100);
  tally.add(LanguageCode("en"), 99);
  tally.add(LanguageCode(), 900);
  EXPECT_EQ(tally.texts(), 5);
  EXPECT_THAT(tally.shares(), ElementsAre(Pair("fr", 500. / 999), Pair("de", 400. / 999))) << "en: below a tenth";
}

TEST(LanguageTally, NoneWhereMostIsUnknown) {
  LanguageTally tally;
  tally.add(LanguageCode("de"), 100);
  tally.add(LanguageCode(), 101);
  EXPECT_THAT(tally.languages(), IsEmpty());
  tally.add(LanguageCode("de"), 1);
  EXPECT_THAT(tally.languages(), ElementsAre("de"));
  EXPECT_THAT(LanguageTally().languages(), IsEmpty());
}

TEST(LanguageTally, AStrayTextIsNoLanguageOfMany) {
  LanguageTally tally;
  for (int i = 0; i < 6; ++i) tally.add(LanguageCode("de"), 100);
  tally.add(LanguageCode("en"), 200);
  EXPECT_THAT(tally.languages(), ElementsAre("de", "en")) << "one of seven texts";
  tally.add(LanguageCode("de"), 100);
  EXPECT_THAT(tally.languages(), ElementsAre("de")) << "a quarter of eight are two";
  LanguageTally more;
  more.add(LanguageCode("en"), 100);
  tally.add(more);
  EXPECT_THAT(tally.languages(), ElementsAre("de", "en"));
}

}  // namespace
}  // namespace topicmill
