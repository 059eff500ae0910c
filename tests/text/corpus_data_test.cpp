// Published corpora: as many documents as published. Set TOPICMILL_DATA to the folder that holds them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "tests/text/reading.hpp"
#include "text/archive.hpp"
#include "text/readers/delimited_reader.hpp"
#include "text/readers/jsonl_reader.hpp"

namespace topicmill {
namespace {

class CorpusData : public testing::Test {
 protected:
  void SetUp() override {
    if (!folder_) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  }
  std::string path(const std::string& name) const { return std::string(folder_) + "/" + name; }

  Members members(const std::string& name) const {
    Archive archive(path(name));
    Members out;
    std::string buffer(1 << 16, '\0');
    while (archive.next_member()) {
      out.emplace_back(archive.member(), "");
      while (const auto got = archive.read(buffer.data(), buffer.size())) out.back().second.append(buffer, 0, got);
    }
    return out;
  }

 private:
  const char* folder_ = std::getenv("TOPICMILL_DATA");
};

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

/// name=value| of each field. The published pairs differ in a telephone number, and in carriage returns that the
/// repository they come from lost.
std::string row_text(const Reader& reader, const Record& record) {
  std::string row;
  for (const auto& field : reader.parse(record, {})) {
    if (field.name != "Contact Phone Number") row += field.name + "=" + field.value + "|";
  }
  std::erase(row, '\r');
  return row;
}

/// The rows of a published JSON file, which is a list of objects without objects in them.
std::vector<std::string> published_rows(std::string json) {
  std::erase(json, '\n');
  std::erase(json, '\r');
  std::vector<std::string> rows;
  const JsonlReader reader;
  for (std::size_t begin = 0; (begin = json.find('{', begin)) != std::string::npos;) {
    std::size_t end = json.find('}', begin);
    while (json.find_first_not_of(" ", end + 1) != std::string::npos &&
           std::string_view(",]").find(json[json.find_first_not_of(" ", end + 1)]) == std::string_view::npos) {
      end = json.find('}', end + 1);
    }
    Record record;
    record.file = std::make_shared<FileContext>(SourceFile{}, "UTF-8");
    record.bytes = json.substr(begin, end - begin + 1);
    rows.push_back(row_text(reader, record));
    begin = end + 1;
  }
  return rows;
}

std::vector<std::string> csv_rows(const std::string& csv) {
  DelimitedReader reader{CsvOptions{}};
  std::vector<std::string> rows;
  for (const auto& record : cut_all(reader, csv)) {
    EXPECT_EQ(record.problem, "");
    rows.push_back(row_text(reader, record));
  }
  return rows;
}

TEST_F(CorpusData, CsvSpectrum) {
  std::map<std::string, std::string> files;
  for (auto& [name, content] : members("nasty_csv_spectrum.tar.gz")) {
    files[name.substr(name.rfind('/') + 1)] = content;
  }
  int compared = 0;
  for (const auto& [name, content] : files) {
    if (!name.ends_with(".csv")) continue;
    const auto json = files.find(name.substr(0, name.size() - 4) + ".json");
    ASSERT_NE(json, files.end()) << name;
    EXPECT_EQ(csv_rows(content), published_rows(json->second)) << name;
    ++compared;
  }
  EXPECT_EQ(compared, 12);
}

TEST_F(CorpusData, JsonTestSuite) {
  const JsonlReader reader;
  int tested = 0;
  for (const auto& [name, content] : members("nasty_json_test_parsing.tar.gz")) {
    const char verdict = name[name.rfind('/') + 1];
    Record record;
    record.file = std::make_shared<FileContext>(SourceFile{}, "UTF-8");
    record.bytes = "{\"tested\":" + content + "}";
    bool accepted = true;
    try {
      reader.parse(record, {});
    } catch (const InputError&) {
      accepted = false;
    }
    const bool expected = verdict == 'i' ? accepted : verdict == 'y';  // i: either will do
    EXPECT_EQ(accepted, expected) << name;
    ++tested;
  }
  EXPECT_EQ(tested, 318);
}

TEST_F(CorpusData, CrashersOfAnotherCsvReaderAreReadOrRefused) {
  for (const auto& [name, content] : members("nasty_duckdb_csv.tar.gz")) {
    DelimitedReader reader{CsvOptions{}};
    try {
      parse_all(reader, cut_all(reader, content));
    } catch (const InputError&) {  // a first row that is none
    }
  }
}

TEST_F(CorpusData, FilesInManyEncodings) {
  auto options = options_for({path("nasty_encodings.tar.gz")});
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  EXPECT_EQ(corpus.documents.size() + corpus.rejects.size(), 232U);
  EXPECT_LE(corpus.rejects.size(), 3U);
}

TEST_F(CorpusData, InvalidUtf8OnPurpose) {
  auto options = options_for({path("nasty_UTF-8-test.txt")});
  options.on_error = OnError::skip;
  options.encoding = "UTF-8";
  const auto corpus = read_corpus(options);
  EXPECT_GT(corpus.documents.size(), 100U);
  EXPECT_GT(corpus.rejects.size(), 50U);
}

}  // namespace
}  // namespace topicmill
