#include "pipeline/guess/text_traits.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

const std::string english = "The old house stands at the end of the town, and the children like to run around it.";
const std::string german = "Das alte Haus steht am Ende der Stadt, und die Kinder laufen gern darum herum.";
const std::string french = "La vieille maison est au bout de la ville, et les enfants aiment courir autour.";

std::string languages_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& [language, share] : traits_of(texts).languages) out += language + " ";
  return out;
}

TEST(TextTraits, Languages) {
  EXPECT_EQ(languages_of({english, english}), "en ");
  EXPECT_EQ(languages_of({german, german, german}), "de ");
  EXPECT_EQ(languages_of({english, german, german, french, french, french}), "fr de en ");
  EXPECT_EQ(languages_of({}), "");
  EXPECT_EQ(languages_of({"xq zz 17", "qqx"}), "");
}

TEST(TextTraits, StrayTextsOfAnotherLanguageDoNotCount) {
  std::vector<std::string> texts(20, german);
  texts.push_back(french);
  EXPECT_EQ(languages_of(texts), "de ");
}

TEST(TextTraits, Html) {
  EXPECT_TRUE(has_html("good<br /><br />bad"));
  EXPECT_TRUE(has_html("<P class=x>one"));
  EXPECT_TRUE(has_html("</div>"));
  EXPECT_TRUE(has_html("salt &amp; pepper"));
  EXPECT_TRUE(has_html("it&#39;s"));
  EXPECT_FALSE(has_html("a <bb and c> d, x < y, AT&T, salt & pepper"));
  EXPECT_FALSE(has_html("<JAG> <rider@a.org> vector<int> <3"));
  EXPECT_FALSE(has_html("a=1&lt=2"));
}

TEST(TextTraits, MarkupInAStrayTextSaysNothing) {
  std::vector<std::string> texts(100, english);
  texts[7] = "<p>" + english;
  EXPECT_FALSE(traits_of(texts).has_markup);
  texts[8] = texts[7];
  EXPECT_TRUE(traits_of(texts).has_markup);
}

}  // namespace
}  // namespace topicmill
