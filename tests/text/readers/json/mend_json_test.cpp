// What programs write into JSON that is none: mended where it must be, and nowhere else.
#include "text/readers/json/mend_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::string mended(std::string_view json) {
  const auto found = mend_json(json);
  return found ? found->text : "nothing";
}

TEST(MendJson, NumbersThatAreNoneBecomeNull) {
  EXPECT_EQ(mended(R"({"a":NaN,"b": -Infinity ,"c":[Infinity,NaN],"d":1})"),
            R"({"a":null,"b": null ,"c":[null,null],"d":1})");
  EXPECT_EQ(mended("NaN"), "null");
  EXPECT_EQ(mend_json("[NaN,NaN, Infinity]")->numbers, 3);
}

TEST(MendJson, OtherWordsStay) {
  for (const auto* json : {"", "{}", R"({"NaN":1,"b":"NaN, Infinity","c":"\"NaN"})", "[nan]", "[NaNs]", "[xNaN]",
                           "[+NaN]", "[-NaN]", "[Inf]", "[1NaN]", "[NAN]", "[--Infinity]", R"("\\ NaN)"}) {
    EXPECT_EQ(mended(json), "nothing") << json;
  }
}

TEST(MendJson, HalvesOfSurrogatePairsBecomeReplacementCharacters) {
  EXPECT_EQ(mended(R"(["a\ud83d"])"), R"(["a\ufffd"])");
  EXPECT_EQ(mended(R"(["\uDE00\uD83D"])"), R"(["\ufffd\ufffd"])");
  EXPECT_EQ(mended(R"(["\ud83d\ud83d\ude00\ude00"])"), R"(["\ufffd\ud83d\ude00\ufffd"])");
  EXPECT_EQ(mended(R"({"k\udfff":"\ud83dx","b":"\ud83d\n"})"), R"({"k\ufffd":"\ufffdx","b":"\ufffd\n"})");
  EXPECT_EQ(mended(R"(["\ud83d\u00e9"])"), R"(["\ufffd\u00e9"])");
  EXPECT_EQ(mended(R"("\ud83d)"), R"("\ufffd)");
}

TEST(MendJson, WholePairsAndBackslashesStay) {
  for (const auto* json :
       {R"(["\ud83d\ude00"])", R"(["\\ud83d"])", R"(["\u00e9\ud7ff\ue000"])", R"(["\ud8)", R"(["\)", R"(["\ud8zz"])"}) {
    EXPECT_EQ(mended(json), "nothing") << json;
  }
}

TEST(MendJson, RecordsThatNeedItAreCounted) {
  const TemporaryDirectory directory;
  const auto path = directory.write("a.jsonl",
                                    "{\"text\":\"a\",\"score\":1}\n{\"text\":\"b\",\"score\":NaN,\"w\":[-Infinity]}\n"
                                    "{\"text\":\"c\\ud83d\",\"score\":\"\"}\n{\"te\\udc00xt\":NaN,\"text\":\"d\"}\n");
  auto options = options_for({path});
  options.metadata = {"score"};
  const auto corpus = read_corpus(options);
  ASSERT_EQ(corpus.documents.size(), 4U);
  EXPECT_EQ(corpus.documents[1].metadata[0], "");
  EXPECT_EQ(corpus.documents[2].text, "c\uFFFD");
  EXPECT_THAT(corpus.warnings,
              ElementsAre("3 values of NaN or Infinity in JSON were read as absent, the first at " + path + ":2",
                          "2 halves of surrogate pairs in JSON became U+FFFD, the first at " + path + ":3"));
}

TEST(MendJson, ElementsOfArraysToo) {
  const TemporaryDirectory directory;
  const auto path = directory.write("a.json", "[{\"text\":\"a\",\"s\":NaN},\n \"b\\ud83d\",\n {\"text\":\"c\"}]");
  const auto corpus = read_corpus(options_for({path}));
  ASSERT_EQ(corpus.documents.size(), 3U);
  EXPECT_EQ(corpus.documents[1].text, "b\uFFFD");
  EXPECT_THAT(corpus.warnings, ElementsAre("1 NaN or Infinity in JSON was read as an absent value, at " + path + ":1",
                                           "1 half of a surrogate pair in JSON became U+FFFD, at " + path + ":2"));
}

TEST(MendJson, WhatIsBrokenBesideStaysBroken) {
  const TemporaryDirectory directory;
  auto options = options_for({directory.write("a.jsonl", "{\"text\":\"a\",\"s\":NaN\n{\"text\":\"a\",\"s\":nan}\n")});
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  EXPECT_EQ(corpus.rejects.size(), 2U);
  EXPECT_THAT(corpus.warnings, ElementsAre());
}

}  // namespace
}  // namespace topicmill
