// Which fields are taken for text, id and metadata: the kinds of files that people have.
#include "pipeline/guess/field_roles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "pipeline/builtin_registry.hpp"
#include "tests/temporary_directory.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FieldRolesTest : public testing::Test {
 protected:
  FieldSample sample(const std::string& name, const std::string& content) {
    InputOptions options;
    options.path = {directory_.write(name, content)};
    return {options, registry_};
  }

  FieldRoles roles(const std::string& name, const std::string& content) {
    return guess_roles(sample(name, content), {});
  }

  TemporaryDirectory directory_;
  Registry registry_ = builtin_registry();
};

constexpr int count = 20;

/// A sentence of `words` words that no other number has.
std::string prose(int number, int words) {
  const std::vector<std::string> stems{"yeast", "rider", "tide", "moon", "loaf", "spoke", "anchor", "crumb"};
  std::string text = "The";
  for (int i = 1; i < words; ++i) {
    text += " " + stems[static_cast<std::size_t>((number * 7 + i * i) % 8)] + static_cast<char>('a' + number) +
            static_cast<char>('a' + i % 26);
  }
  return text;
}

std::string lines(const std::function<std::string(int)>& line, const std::string& header = "") {
  std::string text = header;
  for (int i = 0; i < count; ++i) text += line(i) + "\n";
  return text;
}

std::string n(int number) { return std::to_string(number); }

TEST_F(FieldRolesTest, TextIsWhereTheWordsAreWhateverTheNames) {
  const auto found = roles("reviews.jsonl", lines([](int i) {
                             return R"({"reviewerID":"A)" + n(i % 3) + R"(","helpful":[0,1],"reviewText":")" +
                                    prose(i, 30) + R"(","overall":)" + n(i % 5) + R"(,"summary":")" + prose(i, 2) +
                                    R"(","reviewTime":"09 13, 20)" + n(10 + i % 9) + R"("})";
                           }));
  EXPECT_THAT(found.text, ElementsAre("reviewText"));
  EXPECT_EQ(found.id, std::nullopt);
  EXPECT_THAT(found.metadata, ElementsAre("reviewerID", "overall", "summary", "reviewTime"));
}

TEST_F(FieldRolesTest, LabelThatIsNamedTitleOrCommentIsNoText) {
  const auto found =
      roles("debate.csv", lines([](int i) { return "Mr," + prose(i, 30) + ",ok"; }, "Title,Speech,Comment\n"));
  EXPECT_THAT(found.text, ElementsAre("Speech"));
  EXPECT_THAT(found.metadata, IsEmpty()) << "what is the same everywhere tells nothing";
}

TEST_F(FieldRolesTest, TitleOfSeveralWordsJoinsTheText) {
  const auto found = roles("news.csv", lines([](int i) { return n(i) + ",sport," + prose(i, 4) + "," + prose(i, 40); },
                                             "id,section,headline,story\n"));
  EXPECT_THAT(found.text, ElementsAre("headline", "story"));
  EXPECT_EQ(found.id, "id");
}

TEST_F(FieldRolesTest, AttributesOfARowOfStackExchange) {
  const auto found = roles("Posts.xml", "<posts>\n" + lines([](int i) {
                                          return "<row Id=\"" + n(i) + "\" PostTypeId=\"" + n(1 + i % 2) +
                                                 "\" CreationDate=\"2014-05-13T23:58:30.457\" Body=\"&lt;p&gt;" +
                                                 prose(i, 30) + "&lt;/p&gt;\" Title=\"" + prose(i, 3) +
                                                 "\" Tags=\"&lt;a&gt;&lt;b" + n(i % 3) + "&gt;\" />";
                                        }) + "</posts>\n");
  EXPECT_THAT(found.text, ElementsAre("@Body", "@Title"));
  EXPECT_EQ(found.id, "@Id");
  EXPECT_THAT(found.metadata, ElementsAre("@PostTypeId", "@Tags"));
}

TEST_F(FieldRolesTest, SeveralLongAnswersAreTextTogether) {
  const auto found = roles("survey.csv", lines(
                                             [](int i) {
                                               return n(i) + "," + n(20 + i % 9) + "," + prose(i, 20) + "," +
                                                      (i % 3 ? prose(i + 1, 15) : "") + "," + prose(i, 1);
                                             },
                                             "Respondent ID,age,What did you like?,What did you not like?,Colour\n"));
  EXPECT_THAT(found.text, ElementsAre("What did you like?", "What did you not like?"));
  EXPECT_EQ(found.id, "Respondent ID");
  EXPECT_THAT(found.metadata, ElementsAre("age"));
}

TEST_F(FieldRolesTest, WhatRepeatsTheTextIsNotCountedTwice) {
  const auto found = roles("news.jsonl", lines([](int i) {
                             return R"({"content":")" + prose(i, 40) + R"(","description":")" + prose(i, 20) + R"("})";
                           }));
  EXPECT_THAT(found.text, ElementsAre("content"));
}

TEST_F(FieldRolesTest, FieldThatSomeRecordsLackIsTextWhereOthersLeaveGaps) {
  const auto found = roles("opt.jsonl", lines([](int i) {
                             const std::string abstract = i == 0 ? "null" : '"' + prose(i, 30) + '"';
                             const std::string body = i % 2 ? "" : R"(,"body":")" + prose(i, 30) + '"';
                             return R"({"id":)" + n(i) + R"(,"abstract":)" + abstract + body + "}";
                           }));
  EXPECT_THAT(found.text, ElementsAre("abstract", "body"));
}

TEST_F(FieldRolesTest, WordsOfOthersThanTheTextAreNotItsOwn) {
  const auto found = roles("tweets.jsonl", lines([](int i) {
                             return R"({"id_str":")" + n(9000 + i) + R"(","created_at":"Mon Apr 2)" + n(i % 5) +
                                    R"( 14:03:02 +0000 2021","full_text":")" + prose(i, 20) +
                                    R"(","user":{"id_str":")" + n(i) + R"(","description":")" + prose(i + 3, 15) +
                                    R"("},"entities":{"hashtags":[{"text":"tag)" + n(i % 4) +
                                    R"(","indices":[1,9]}]},"lang":"en"})";
                           }));
  EXPECT_THAT(found.text, ElementsAre("full_text"));
  EXPECT_EQ(found.id, "id_str");
  EXPECT_THAT(found.metadata, ElementsAre("created_at", "entities.hashtags.text"));
}

TEST_F(FieldRolesTest, NumbersAddressesAndCodeAreNoText) {
  const auto found = roles("movies.csv", lines(
                                             [](int i) {
                                               return n(i) + ",\"[{'id': 1, 'name': '" + prose(i, 60) +
                                                      "'}]\",https://a.org/the/way/to/" + n(i) + "," + prose(i, 15);
                                             },
                                             "Unnamed: 0,crew,homepage,plot\n"));
  EXPECT_THAT(found.text, ElementsAre("plot"));
  EXPECT_EQ(found.id, "Unnamed: 0");
  EXPECT_THAT(found.metadata, IsEmpty());
}

TEST_F(FieldRolesTest, TitleMayBeAnObject) {
  const auto found = roles("wp.jsonl", lines([](int i) {
                             return R"({"id":)" + n(i) + R"(,"title":{"rendered":")" + prose(i, 4) +
                                    R"("},"content":{"rendered":")" + prose(i, 40) + R"("}})";
                           }));
  EXPECT_THAT(found.text, ElementsAre("title.rendered", "content.rendered"));
}

TEST_F(FieldRolesTest, TranslationOfTheTextStaysOut) {
  const auto found =
      roles("parallel.jsonl", lines([](int i) {
              return R"({"de":"Das alte Haus steht am Ende der Stadt, und die Kinder laufen, sagt )" + n(i) +
                     R"(","en":"The old house stands at the end of the town, and children run, says )" + n(i) + R"("})";
            }));
  EXPECT_EQ(found.text.size(), 1U);
}

TEST_F(FieldRolesTest, AnswerThatFewGiveIsTextToo) {
  const auto found =
      roles("survey.csv",
            lines([](int i) { return prose(i, 25) + "," + (i % 4 ? "" : prose(i + 1, 12)); }, "best,anything else\n"));
  EXPECT_THAT(found.text, ElementsAre("best", "anything else"));
}

TEST_F(FieldRolesTest, ColumnWithoutANameCountsRows) {
  const auto found = roles("a.csv", lines([](int i) { return n(i) + "," + prose(i, 9); }, ",review\n"));
  EXPECT_EQ(found.id, "1");
  EXPECT_THAT(found.metadata, IsEmpty());
}

TEST_F(FieldRolesTest, LabelsAloneAreNoText) {
  const auto labels = sample("a.csv", lines([](int i) { return std::string(i % 2 ? "cat" : "dog") + ",x"; }, "a,b\n"));
  EXPECT_THAT(guess_roles(labels, {}).text, IsEmpty());
  EXPECT_EQ(describe_fields(labels), "a (labels), b (labels)");
}

TEST_F(FieldRolesTest, NothingLooksLikeText) {
  const auto numbers = sample("m.csv", lines([](int i) { return n(i) + ",2021-03-04"; }, "x,day\n"));
  EXPECT_THAT(guess_roles(numbers, {}).text, IsEmpty());
  EXPECT_EQ(describe_fields(numbers), "x (numbers), day (dates)");
}

TEST_F(FieldRolesTest, TextThatIsGivenIsTaken) {
  const auto found = guess_roles(
      sample("a.csv", lines([](int i) { return n(i) + "," + prose(i, 9) + ",x y" + n(i % 2); }, "id,long,short\n")),
      {"short"});
  EXPECT_THAT(found.text, ElementsAre("short"));
}

TEST_F(FieldRolesTest, WordsWithoutBlanks) {
  const auto found = roles(
      "zh.csv",
      lines(
          [](int i) { return std::string(i % 2 ? "书籍" : "水果") + ",这本书的内容非常好看我很喜欢推荐给大家" + n(i); },
          "cat,review\n"));
  EXPECT_THAT(found.text, ElementsAre("review"));
  EXPECT_THAT(found.metadata, ElementsAre("cat"));
}

TEST_F(FieldRolesTest, WholeOfAnXmlElementBeforeItsParts) {
  const auto found = roles("r.xml", "<all>\n" + lines([](int i) {
                                      return "<doc><text>From us: <title>" + prose(i, 3) + "</title><body>" +
                                             prose(i, 20) + "</body></text></doc>";
                                    }) + "</all>");
  EXPECT_THAT(found.text, ElementsAre("text"));
}

}  // namespace
}  // namespace topicmill
