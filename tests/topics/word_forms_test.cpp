#include "topics/word_forms.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

bool share(std::string_view left, std::string_view right, const std::string& language) {
  const auto forms = forms_of({left, right}, language);
  return share_a_word(forms[0], forms[1]);
}

bool are_one(std::string_view left, std::string_view right, const std::string& language) {
  const auto forms = forms_of({left, right}, language);
  return are_forms_of_one(forms[0], forms[1]);
}

TEST(WordForms, HaveTheSameStem) {
  EXPECT_TRUE(share("win", "winning", "en"));
  EXPECT_TRUE(share("car", "cars", "en"));
  EXPECT_FALSE(share("car", "card", "en"));
  EXPECT_TRUE(share("haus", "hauses", "de"));
}

TEST(WordForms, OrBeginAlikeByFourCharactersAndTwiceWhatIsApart) {
  EXPECT_TRUE(share("israel", "israelis", "none"));   // 6 alike, 2 apart
  EXPECT_TRUE(share("christ", "christian", "none"));  // 6 alike, 3 apart
  EXPECT_FALSE(share("turkey", "turkish", "none"));   // 4 alike, 3 apart
  EXPECT_FALSE(share("war", "wars", "none"));         // 3 alike
  EXPECT_TRUE(share("größer", "größeren", "none"));   // characters, not bytes
  EXPECT_FALSE(share("größe", "grün", "none"));
}

TEST(WordForms, OfPhrasesWordByWord) {
  EXPECT_TRUE(share("new_york", "york", "en"));
  EXPECT_TRUE(share("prime ministers", "minister", "en"));
  EXPECT_TRUE(are_one("prime_minister", "prime_ministers", "en"));
  EXPECT_FALSE(are_one("prime_minister", "minister", "en"));
}

TEST(WordForms, AreFoldedByTheirStemsAlone) {
  EXPECT_TRUE(are_one("game", "games", "en"));
  EXPECT_FALSE(are_one("israel", "israeli", "en"));
  EXPECT_FALSE(are_one("game", "games", "none"));
}

}  // namespace
}  // namespace topicmill
