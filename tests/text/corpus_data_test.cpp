// Published corpora: as many documents as published. Set TOPICMILL_DATA to the folder that holds them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/text/published_data.hpp"
#include "tests/text/reading.hpp"
#include "text/readers/json/json_reader.hpp"

namespace topicmill {
namespace {

using CorpusData = PublishedData;

TEST_F(CorpusData, Newsgroups) {
  auto options = options_for({path("20news-bydate.tar.gz")});
  options.metadata = {"folder"};
  const auto corpus = read_corpus(options);
  EXPECT_EQ(corpus.documents.size(), 18'846U);
  std::set<std::string> groups;
  for (const auto& document : corpus.documents) groups.insert(document.metadata[0]);
  EXPECT_EQ(groups.size(), 20U);
}

TEST_F(CorpusData, Reuters) {
  auto options = options_for({path("reuters21578.jsonl.zst")});
  options.metadata = {"topics", "date"};
  EXPECT_EQ(read_corpus(options).documents.size(), 21'578U);
}

TEST_F(CorpusData, BbcNews) {
  auto options = options_for({path("bbc_news.csv")});
  options.text = {"title", "text"};
  options.metadata = {"label"};
  options.id = "id";
  EXPECT_EQ(read_corpus(options).documents.size(), 2'225U);
}

TEST_F(CorpusData, MovieReviewsAndTheirReadme) {
  EXPECT_EQ(read_corpus(options_for({path("nltk_movie_reviews.zip")})).documents.size(), 2'001U);
}

TEST_F(CorpusData, AgNewsHasNoHeader) {
  auto options = options_for({path("ag_news_test.csv")}, "csv");
  options.format.options = Value::map({{"header", {}, Value::scalar("false")}});
  options.text = {"2", "3"};
  EXPECT_EQ(read_corpus(options).documents.size(), 7'600U);
}

TEST_F(CorpusData, GermanNewsHasItsOwnDialect) {
  auto options = options_for({path("german_10kgnad_test.csv")}, "csv");
  options.format.options = Value::map({{"header", {}, Value::scalar("false")},
                                       {"delimiter", {}, Value::scalar(";")},
                                       {"quote", {}, Value::scalar("'")},
                                       {"columns", {}, Value::list({Value::scalar("label"), Value::scalar("text")})}});
  EXPECT_EQ(read_corpus(options).documents.size(), 1'028U);
}

TEST_F(CorpusData, QuotedTabSeparatedFields) {
  auto options = options_for({path("masakhanews_eng_fra_swa_amh.tar.gz")});
  options.metadata = {"category"};
  EXPECT_GE(read_corpus(options).documents.size(), 1'420U + 633 + 713 + 564);
}

bool is_read(const std::string& json) {
  JsonReader reader({""});
  const auto rows = parse_all(reader, cut_all(reader, json));
  return std::none_of(rows.begin(), rows.end(), [](const auto& row) { return !row.empty() && row[0] == "!"; });
}

TEST_F(CorpusData, JsonTestSuiteInAnArray) {
  // Values one behind the other, and none at all, are what the format allows beyond the grammar.
  const std::set<std::string> allowed{"n_structure_object_with_trailing_garbage.json", "n_structure_no_data.json",
                                      "n_single_space.json", "n_structure_UTF8_BOM_no_data.json"};
  const std::set<std::string> pythons{"n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json"};
  for (const auto& [name, content] : members("nasty_json_test_parsing.tar.gz")) {
    const std::string base = name.substr(name.rfind('/') + 1);
    if (base[0] == 'i') continue;  // either will do
    const bool is_right = base[0] == 'y' || pythons.contains(base);
    EXPECT_EQ(is_read("[{\"tested\":" + content + "}]"), is_right) << base;
    EXPECT_TRUE(is_right || allowed.contains(base) || !is_read(content)) << base;
  }
}

TEST_F(CorpusData, NaughtyStringsInJson) {
  const auto strings = read_corpus(options_for({path("nasty_blns.json")}));
  EXPECT_EQ(strings.documents.size(), 515U);
  EXPECT_EQ(strings.documents.at(1).text, "undefined");
}

std::string letters_of(std::string text) {
  std::erase_if(text, [](char c) { return std::string_view(" \n\t*\x7F").find(c) != std::string_view::npos; });
  return text;
}

/// Derived from the same SGML by another program, whose blanks differ.
TEST_F(CorpusData, ReutersInSgmlIsReutersInJson) {
  auto options = options_for({path("reuters21578-sgml.tar.gz")}, "xml");
  options.encoding = "windows-1252";
  options.text = {"TEXT"};
  options.id = "@NEWID";
  options.metadata = {"TOPICS.D", "TEXT.TITLE", "TEXT.BODY", "@LEWISSPLIT"};
  options.on_error = OnError::skip;  // the readme and the lists, which are no XML
  const auto sgml = read_corpus(options);
  options = options_for({path("reuters21578.jsonl.zst")});
  options.id = "id";
  options.metadata = {"topics", "title", "split"};
  std::map<std::string, Document> published;
  for (auto& document : read_corpus(options).documents) published[document.id] = std::move(document);
  EXPECT_EQ(sgml.documents.size(), 21'578U);
  for (const auto& document : sgml.documents) {
    const auto& expected = published.at(document.id);
    EXPECT_EQ(document.metadata[0], expected.metadata[0]) << document.id;
    EXPECT_EQ(letters_of(document.metadata[1]), letters_of(expected.metadata[1])) << document.id;
    const auto& text = document.metadata[2].empty() ? document.text : document.metadata[2];
    EXPECT_EQ(letters_of(text), letters_of(expected.text)) << document.id;
    EXPECT_EQ(document.metadata[3], expected.metadata[2]) << document.id;
  }
}

TEST_F(CorpusData, WikipediaPages) {
  auto options = options_for({path("enwiki_sample_pages_articles.xml.bz2")});
  options.text = {"title", "revision.text"};
  options.id = "id";
  options.metadata = {"redirect.@title"};
  const auto corpus = read_corpus(options);
  ASSERT_EQ(corpus.documents.size(), 206U);
  EXPECT_EQ(corpus.documents[0].id, "10");
  EXPECT_EQ(corpus.documents[0].metadata[0], "Computer accessibility");
  EXPECT_THAT(corpus.documents[1].text,
              testing::StartsWith("Anarchism\n{{Redirect2|Anarchist|Anarchists|the fictional"));
  EXPECT_THAT(corpus.documents[1].text, testing::HasSubstr("<ref>\"ANARCHISM, a social philosophy"));
}

}  // namespace
}  // namespace topicmill
