#include "text/tokens/language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>

#include "tests/text/reading.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

std::string language_of(std::string_view text) { return std::string(LanguageDetector().detect(text).text()); }

TEST(LanguageCode, IsSmallAndOrdered) {
  EXPECT_FALSE(LanguageCode().is_known());
  EXPECT_EQ(LanguageCode("haw").text(), "haw");
  EXPECT_LT(LanguageCode("de"), LanguageCode("en"));
  EXPECT_EQ(sizeof(LanguageCode), 4U);
}

TEST(LanguageDetector, FindsTheLanguageOfSentences) {
  EXPECT_EQ(language_of("The house on the hill belongs to my sister"), "en");
  EXPECT_EQ(language_of("Das Haus auf dem Hügel gehört meiner Schwester"), "de");
  EXPECT_EQ(language_of("Дом на холме принадлежит моей сестре"), "ru");
  EXPECT_EQ(language_of("山上的房子是我姐姐的"), "zh");
  EXPECT_EQ(language_of("הבית על הגבעה שייך לאחותי"), "he") << "not its former code, iw";
  EXPECT_EQ(language_of("Huset på bakken tilhører søsteren min, og vi liker å være der"), "no");
}

TEST(LanguageDetector, TellsAmharicFromTigrinya) {
  EXPECT_EQ(language_of("ቤቱ በተራራው ላይ ነው እና አባቴ እዚያ ይኖራል"), "am");
  EXPECT_EQ(language_of("እቲ ገዛ ኣብ ልዕሊ ጎቦ እዩ ኣቦይ ኣብኡ ይነብር"), "ti");
  EXPECT_EQ(language_of("ቤቱ"), "") << "has neither letter";
}

TEST(LanguageDetector, KnowsWhatItDoesNotKnow) {
  EXPECT_EQ(language_of(""), "");
  EXPECT_EQ(language_of("12 345 :-)"), "");
  EXPECT_EQ(language_of(std::string(3, '\0')), "");
}

TEST(LanguageDetector, LooksAtTheBeginning) {
  std::string text = "Das Haus auf dem Hügel gehört meiner Schwester. ";
  while (text.size() < LanguageDetector::most_bytes) text += text;
  const std::string german = text;
  for (int i = 0; i < 1000; ++i) text += "The house on the hill belongs to my sister. ";
  EXPECT_EQ(language_of(text), "de");
  LanguageDetector detector;
  for (std::size_t cut = 0; cut < 4; ++cut) {
    const std::string shifted = std::string(cut, ' ') + german + "Überübel";
    EXPECT_EQ(detector.detect(shifted).text(), "de") << "cut within a code point";
  }
}

TEST(LanguageDetector, SurvivesAnyText) {
  std::mt19937 random(7);
  LanguageDetector detector;
  for (int text = 0; text < 500; ++text) {
    std::string noise;
    for (std::size_t i = random() % 200; i > 0; --i) {
      const auto c = static_cast<std::uint32_t>(random() % (random() % 3 == 0 ? 0x110000 : 0x3000));
      if (c < 0xD800 || c > 0xDFFF) noise += utf8(c);
    }
    const LanguageCode first = detector.detect(noise);
    EXPECT_EQ(first, detector.detect(noise));
  }
}

TEST(LanguageDetector, IsRightOnLabelledSentences) {
  const char* const folder = std::getenv("TOPICMILL_DATA");
  if (!folder) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  const std::map<std::string, std::string> codes{
      {"arb_Arab", "ar"}, {"ben_Beng", "bn"}, {"deu_Latn", "de"}, {"eng_Latn", "en"}, {"fra_Latn", "fr"},
      {"hin_Deva", "hi"}, {"jpn_Jpan", "ja"}, {"kor_Hang", "ko"}, {"rus_Cyrl", "ru"}, {"spa_Latn", "es"},
      {"tha_Thai", "th"}, {"tur_Latn", "tr"}, {"vie_Latn", "vi"}, {"zho_Hans", "zh"}, {"zho_Hant", "zh"}};
  auto options = options_for({std::string(folder) + "/sib200_15langs.tsv.gz"});
  options.metadata = {"lang"};
  std::map<std::string, int> right;
  LanguageDetector detector;
  for (const auto& document : read_corpus(options).documents) {
    const std::string& label = document.metadata[0];
    right[label] += detector.detect(document.text).text() == codes.at(label) ? 1 : 0;
  }
  ASSERT_EQ(right.size(), 15U);
  for (const auto& [label, count] : right) EXPECT_GE(count, 960) << label << ", of 1004 sentences";
}

}  // namespace
}  // namespace topicmill
