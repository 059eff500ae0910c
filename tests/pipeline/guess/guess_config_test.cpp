// Whole guesses: what a config for data looks like, and what is said of it.
#include "pipeline/guess/guess_config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "pipeline/builtin_registry.hpp"
#include "tests/temporary_directory.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

class GuessConfigTest : public testing::Test {
 protected:
  Guess guess(const std::string& path, const std::vector<std::string>& sets = {}) {
    const std::vector<std::string> paths{path};
    return guess_config(paths, sets, registry_);
  }

  std::string fail(const std::string& path) {
    try {
      guess(path);
    } catch (const InputError& error) {
      return error.what();
    }
    return "nothing was thrown";
  }

  /// A file of `count` lines that end with the number of each.
  std::string write(const std::string& name, const std::string& header, const std::string& line, int count = 30) {
    std::string text = header;
    for (int i = 0; i < count; ++i) {
      std::string one = line;
      for (std::size_t at = 0; (at = one.find('#', at)) != std::string::npos;) one.replace(at, 1, std::to_string(i));
      text += one + "\n";
    }
    return directory_.write(name, text);
  }

  TemporaryDirectory directory_;
  Registry registry_ = builtin_registry();
};

const std::string english = "The old house stands at the end of the town, and the children like to run around it. No #";
const std::string german = "Das alte Haus steht am Ende der Stadt, und die Kinder laufen gern darum herum. Nr. #";

std::string filters_of(const Config& config) { return to_yaml(write_option(config.text.filters)); }

TEST_F(GuessConfigTest, EnglishNeedsNoMoreThanItsName) {
  const auto path = write("a.jsonl", "", R"({"id":#,"body":")" + english + R"("})");
  const auto found = guess(path);
  EXPECT_EQ(found.summary, "took " + path + " for jsonl; text: body; id: id; metadata: none; language: en; html: no");
  EXPECT_THAT(found.warnings, IsEmpty());
  EXPECT_EQ(found.config.text.language, "en");
  EXPECT_THAT(filters_of(found.config), HasSubstr("[auto]"));
  EXPECT_FALSE(found.lacks_stopwords);
}

TEST_F(GuessConfigTest, LanguageChoosesTheStopWords) {
  const auto found = guess(write("a.jsonl", "", R"({"text":")" + german + R"("})"));
  EXPECT_EQ(found.config.text.language, "de");
  EXPECT_THAT(filters_of(found.config), HasSubstr("[auto]"));
  EXPECT_THAT(found.summary, HasSubstr("language: de;"));
}

TEST_F(GuessConfigTest, TextsOfNoKnownLanguageLackStopWords) {
  const auto found = guess(write("a.jsonl", "", R"({"text":"qzx xqq zzyx vrrt xkcd qwx #"})"));
  EXPECT_EQ(found.config.text.language, "corpus");
  EXPECT_TRUE(found.lacks_stopwords);
}

TEST_F(GuessConfigTest, SeveralLanguagesGoByDocument) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += R"({"text":")" + (i < 20 ? german : english) + "\"}\n";
  const auto found = guess(directory_.write("a.jsonl", text));
  EXPECT_EQ(found.config.text.language, "auto");
  EXPECT_THAT(filters_of(found.config), HasSubstr("[auto]"));
  EXPECT_THAT(found.summary, HasSubstr("language: de 65%, en 35%;"));
}

TEST_F(GuessConfigTest, LanguagesOfTextsThatHaveNoFields) {
  for (const auto* name : {"f/1.txt", "f/2.txt", "f/3.txt"}) directory_.write(name, german);
  const auto found = guess(directory_.path("f"));
  EXPECT_EQ(found.config.text.language, "de");
  EXPECT_THAT(found.config.input.text, ElementsAre("text"));
  EXPECT_THAT(found.summary, HasSubstr("for files; text: text; id: the place; metadata: none; language: de"));
}

TEST_F(GuessConfigTest, FoldersAreMetadataOfFiles) {
  for (const auto* name : {"f/a/1", "f/a/2", "f/b/1", "f/b/2"}) directory_.write(name, english);
  EXPECT_THAT(guess(directory_.path("f")).config.input.metadata, ElementsAre("folder"));
}

TEST_F(GuessConfigTest, MarkupAsksForTheFilterHtml) {
  const auto found = guess(write("a.jsonl", "", R"({"text":"<p>)" + english + R"(<br />Tom &amp; Ann</p>"})"));
  ASSERT_EQ(found.config.text.char_filters.size(), 2U);
  EXPECT_EQ(found.config.text.char_filters.front().name, "html");
  EXPECT_THAT(found.summary, EndsWith("html: yes"));
}

TEST_F(GuessConfigTest, WhatIsSetStays) {
  const auto path = write("a.jsonl", "", R"({"text":"<p>)" + german + R"(","other":"x y #","id":#})");
  const auto found =
      guess(path, {"text.filters=[normalize]", "input.text=other", "text.char_filters=[]", "input.id=other"});
  EXPECT_EQ(found.config.text.filters.size(), 1U);
  EXPECT_THAT(found.config.text.char_filters, IsEmpty());
  EXPECT_THAT(found.config.input.text, ElementsAre("other"));
  EXPECT_EQ(found.config.input.id, "other");
  EXPECT_EQ(guess(path, {"text.language=fr"}).config.text.language, "fr");
}

TEST_F(GuessConfigTest, RecordsWithinAnObjectAreFoundAndNamed) {
  const auto path = directory_.write(
      "a.json", R"({"status":"ok","articles":[{"story":"One old house"},{"story":"Two young children"}]})");
  const auto found = guess(path);
  EXPECT_THAT(found.config.input.text, ElementsAre("story"));
  EXPECT_THAT(found.summary, HasSubstr("for json (records: articles); text: story;"));
}

TEST_F(GuessConfigTest, FolderOfExports) {
  for (const auto* name : {"f/1.json", "f/2.json"}) {
    directory_.write(name, R"({"page":1,"results":[{"id":"a","post":"One old house"},{"id":"b","post":"A child"}]})");
  }
  const auto found = guess(directory_.path("f"));
  EXPECT_THAT(found.config.input.text, ElementsAre("post"));
  EXPECT_EQ(found.config.input.id, std::nullopt) << "it comes again in the other file";
}

TEST_F(GuessConfigTest, RecordsThatCannotBeReadAreTold) {
  const auto path = directory_.write("a.jsonl", R"({"text":"One old house"})"
                                                "\n{\n"
                                                R"({"text":"Two children"})");
  EXPECT_THAT(guess(path).warnings, IsEmpty()) << "a run tells of them";
  const auto mixed = directory_.write("b.jsonl", R"({"text":"One old house"})"
                                                 "\n"
                                                 R"({"text":{"a":"Two children"}})");
  EXPECT_THAT(guess(mixed).warnings, ElementsAre(HasSubstr("1 of 2 sampled records cannot be read so; the first: " +
                                                           mixed + ":2: field 'text' holds an object")));
}

TEST_F(GuessConfigTest, TextOfNumbersIsRefused) {
  const auto path = write("a.csv", "x,y\n", "#,1#");
  EXPECT_EQ(fail(path), "nothing in '" + path +
                            "' (csv) looks like text: x (numbers), y (numbers); name the field in input.text (--set "
                            "input.text=NAME), or give a matrix of numbers to topicmill factorize");
  EXPECT_THAT(guess(path, {"input.text=x"}).config.input.text, ElementsAre("x"));
}

TEST_F(GuessConfigTest, LinesAreTextWhateverTheyHold) {
  EXPECT_THAT(guess(directory_.write("one.txt", std::string(100, 'x'))).config.input.text, ElementsAre("text"));
}

TEST_F(GuessConfigTest, SampleIsSpreadOverTheFile) {
  std::string text;
  for (int i = 0; i < 6000; ++i) text += R"({"text":")" + (i < 3000 ? german : english) + "\"}\n";
  EXPECT_EQ(guess(directory_.write("a.jsonl", text)).config.text.language, "auto");
}

TEST_F(GuessConfigTest, ReadyMatrixIsNoText) {
  directory_.write("docword.a.txt", "2\n2\n2\n1 1 1\n2 2 1\n");
  directory_.write("vocab.a.txt", "x\ny\n");
  EXPECT_THAT(guess(directory_.path("docword.a.txt")).summary, HasSubstr("for a ready matrix (uci)"));
}

}  // namespace
}  // namespace topicmill
