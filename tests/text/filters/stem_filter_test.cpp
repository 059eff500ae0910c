#include "text/filters/stem_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> stemmed(const std::string& language, const std::vector<std::string>& terms) {
  StemFilter filter(StemOptions{language});
  return filtered(filter, terms);
}

TEST(StemFilter, StemsByLanguage) {
  EXPECT_THAT(stemmed("english", {"connections", "connected", "happily", "flies"}),
              ElementsAre("connect", "connect", "happili", "fli"));
  EXPECT_THAT(stemmed("german", {"häuser", "katzen"}), ElementsAre("haus", "katz"));
  EXPECT_THAT(stemmed("russian", {"книгами"}), ElementsAre("книг"));
  EXPECT_THAT(stemmed("none", {"connections"}), ElementsAre("connections"));
}

TEST(StemFilter, ClonesHaveStemmersOfTheirOwn) {
  StemFilter filter(StemOptions{"english"});
  const auto clone = filter.clone();
  EXPECT_THAT(filtered(filter, {"cats"}), ElementsAre("cat"));
  EXPECT_THAT(filtered(*clone, {"dogs"}), ElementsAre("dog"));
}

TEST(StemFilter, RefusesUnknownLanguages) {
  EXPECT_THAT(problems_of(builtin_filters(), "stem", Value::scalar("englsh")),
              ElementsAre("there is no stemmer for 'englsh' | did you mean 'english'?"));
  EXPECT_THROW(StemFilter(StemOptions{"klingon"}), UsageError);
}

}  // namespace
}  // namespace topicmill
