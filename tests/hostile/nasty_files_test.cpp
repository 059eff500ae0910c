// Published suites of hard files through the readers: each is read rightly, or refused with place and reason.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/temporary_directory.hpp"
#include "tests/text/english.hpp"
#include "tests/text/published_data.hpp"
#include "text/analyzer/analyzer.hpp"
#include "text/readers/json/jsonl_reader.hpp"
#include "text/readers/table/delimited_reader.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::StartsWith;

class NastyFiles : public PublishedData {
 protected:
  ReadCorpus read(const std::string& name, const std::string& bytes, const std::string& format) const {
    auto options = options_for({directory_.write(name, bytes)}, format);
    options.on_error = OnError::skip;
    return read_corpus(options);
  }
  TemporaryDirectory directory_;
};

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Whether the reader takes the value within an object; the reason where it does not is never empty.
bool accepts(const Reader& reader, const std::string& value) {
  Record record;
  record.file = std::make_shared<FileContext>(SourceFile{}, "UTF-8");
  record.bytes = "{\"tested\":" + value + "}";
  const auto reason = message_of([&] { reader.parse(record, {}); });
  EXPECT_NE(reason, "");
  return reason == "nothing was thrown";
}

/// y: what the name of a case begins with, where it must be taken; n: where it must be refused; i: either will do. What
/// Python writes is taken: NaN, Infinity, -Infinity.
bool is_right(const std::string& name, bool accepted) {
  const bool is_pythons =
      name == "n_number_NaN.json" || name == "n_number_infinity.json" || name == "n_number_minus_infinity.json";
  return name[0] == 'i' || accepted == (name[0] == 'y' || is_pythons);
}

TEST_F(NastyFiles, JsonValues) {
  const JsonlReader reader;
  int tested = 0;
  for (const auto& [path, value] : members("nasty_json_test_parsing.tar.gz")) {
    EXPECT_TRUE(is_right(name_of(path), accepts(reader, value))) << path;
    ++tested;
  }
  EXPECT_EQ(tested, 318);
}

/// The cases of one line in one file: a bad line must not harm its neighbors.
TEST_F(NastyFiles, JsonValuesAsLinesOfOneFile) {
  std::vector<std::string> names;
  std::string lines;
  for (const auto& [path, value] : members("nasty_json_test_parsing.tar.gz")) {
    if (value.find('\n') != std::string::npos) continue;
    names.push_back(name_of(path));
    lines += "{\"text\":\"good\",\"tested\":" + value + "}\n";
  }
  auto options = options_for({directory_.write("values.jsonl", lines)}, "jsonl");
  options.on_error = OnError::skip;
  options.encoding = "UTF-8";
  const auto corpus = read_corpus(options);
  EXPECT_EQ(corpus.documents.size() + corpus.rejects.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto place = options.path[0] + ":" + std::to_string(i + 1);
    const auto is_here = [&](const auto& document) { return document.origin == place; };
    const bool accepted = std::any_of(corpus.documents.begin(), corpus.documents.end(), is_here);
    EXPECT_TRUE(is_right(names[i], accepted)) << names[i];
  }
}

using Row = std::map<std::string, std::string>;

/// Without what the published pairs differ in: a telephone number, and carriage returns that were lost.
Row comparable(Row row) {
  row.erase("Contact Phone Number");
  for (auto& [name, value] : row) std::erase(value, '\r');
  return row;
}

std::vector<Row> rows_of_csv(const std::string& csv) {
  DelimitedReader reader{CsvOptions{}};
  std::vector<Row> rows;
  for (const auto& record : cut_all(reader, csv)) {
    EXPECT_EQ(record.problem, "");
    Row row;
    for (auto& field : static_cast<const Reader&>(reader).parse(record, {})) row[field.name] = field.value;
    rows.push_back(comparable(row));
  }
  return rows;
}

std::vector<Row> rows_of_json(const std::string& json) {
  const auto parsed = nlohmann::json::parse(json);
  std::vector<Row> rows;
  for (const auto& row : parsed.is_array() ? parsed : nlohmann::json::array({parsed})) {
    rows.push_back(comparable(row.get<Row>()));
  }
  return rows;
}

TEST_F(NastyFiles, CsvSpectrum) {
  std::map<std::string, std::string> files;
  for (auto& [path, content] : members("nasty_csv_spectrum.tar.gz")) files[name_of(path)] = content;
  int compared = 0;
  for (const auto& [name, content] : files) {
    if (!name.ends_with(".csv")) continue;
    EXPECT_EQ(rows_of_csv(content), rows_of_json(files.at(name.substr(0, name.size() - 4) + ".json"))) << name;
    ++compared;
  }
  EXPECT_EQ(compared, 12);
}

/// Fuzzer finds, wrong quotes, torn and compressed files: each is read, row by row, or refused as a whole.
TEST_F(NastyFiles, CsvFilesOfAnotherReader) {
  int refused = 0;
  std::size_t bytes = 0;
  const auto files = members("nasty_duckdb_csv.tar.gz");
  EXPECT_EQ(files.size(), 978U);
  for (const auto& [path, content] : files) {
    auto options = options_for({directory_.write(name_of(path), content)}, "csv");
    options.format.options = Value::map({{"header", {}, Value::scalar("false")}});
    options.text = {"1"};
    options.on_error = OnError::skip;
    ReadCorpus corpus;
    const auto problem = message_of([&] { corpus = read_corpus(options); });
    for (const auto& document : corpus.documents) bytes += document.text.size();
    for (const auto& reject : corpus.rejects) {
      EXPECT_THAT(reject.origin, StartsWith(options.path[0])) << path;
      EXPECT_NE(reject.reason, "") << path;
    }
    if (problem == "nothing was thrown") continue;
    EXPECT_THAT(problem, HasSubstr(options.path[0])) << path;
    ++refused;
  }
  EXPECT_EQ(refused, 28);  // quotes without an end and half code units in the first row
  EXPECT_LT(bytes, 30'000'000U);
}

TEST_F(NastyFiles, InvalidUtf8OnPurpose) {
  auto options = options_for({path("nasty_UTF-8-test.txt")});
  options.on_error = OnError::skip;
  options.encoding = "UTF-8";
  const auto corpus = read_corpus(options);
  EXPECT_EQ(corpus.documents.size(), 223U);
  EXPECT_EQ(corpus.rejects.size(), 68U);
  std::vector<std::string> reasons;
  for (const auto& reject : corpus.rejects) reasons.push_back(reject.reason);
  EXPECT_THAT(reasons, Each(StartsWith("invalid UTF-8 at byte ")));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(" \t\r") != std::string::npos) lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> texts_of(const ReadCorpus& corpus) {
  std::vector<std::string> texts;
  for (const auto& document : corpus.documents) texts.push_back(document.text);
  return texts;
}

TEST_F(NastyFiles, NaughtyStringsComeBackFromLinesAndJson) {
  const auto text = slurp(path("nasty_blns.txt"));
  const auto lines = lines_of(text);
  EXPECT_EQ(lines.size(), 665U);
  EXPECT_EQ(texts_of(read("a.txt", text, "lines")), lines);
  std::string json;
  std::string ascii_json;
  for (const auto& line : lines) {
    const nlohmann::json object{{"text", line}};
    json += object.dump() + "\n";
    ascii_json += object.dump(-1, ' ', true) + "\n";
  }
  EXPECT_EQ(texts_of(read("a.jsonl", json, "jsonl")), lines);
  EXPECT_EQ(texts_of(read("b.jsonl", ascii_json, "jsonl")), lines);
}

TEST_F(NastyFiles, NaughtyStringsAreAnalyzed) {
  Analyzer analyzer(english_text(),
                    Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters()));
  Tokens tokens;
  for (const auto& line : lines_of(slurp(path("nasty_blns.txt")))) {
    analyzer.analyze(line, tokens);
    for (const auto& token : tokens.list()) {
      EXPECT_FALSE(token.text.empty()) << line;
      EXPECT_LT(token.begin, token.end) << line;
      EXPECT_LE(token.end, line.size()) << line;
    }
  }
}

}  // namespace
}  // namespace topicmill
