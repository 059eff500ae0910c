// Inputs -> documents: ids, fields, formats picked, bad documents, hashes.
#include "text/input/corpus_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ids(const ReadCorpus& corpus) {
  std::vector<std::string> out;
  for (const auto& document : corpus.documents) out.push_back(document.id);
  return out;
}

std::vector<std::string> texts(const ReadCorpus& corpus) {
  std::vector<std::string> out;
  for (const auto& document : corpus.documents) out.push_back(document.text);
  return out;
}

class CorpusReaderTest : public testing::Test {
 protected:
  std::string fail(const InputOptions& options) {
    return message_of([&] { read_corpus(options); });
  }
  TemporaryDirectory directory_;
};

TEST_F(CorpusReaderTest, FieldsMakeADocument) {
  auto options =
      options_for({directory_.write("a.jsonl", R"({"id":"x","title":"T","body":["b1","b2"],"tags":["p","q"]})"
                                               "\n"
                                               R"({"id":7,"title":"","body":"b"})")});
  options.text = {"title", "body"};
  options.id = "id";
  options.metadata = {"tags", "date"};
  const auto corpus = read_corpus(options);
  EXPECT_THAT(ids(corpus), ElementsAre("x", "7"));
  EXPECT_THAT(texts(corpus), ElementsAre("T\nb1\nb2", "b"));
  EXPECT_THAT(corpus.documents[0].metadata, ElementsAre("p, q", ""));
  EXPECT_EQ(corpus.documents[1].origin, options.path[0] + ":2");
}

TEST_F(CorpusReaderTest, IdFallsBackToThePlace) {
  const auto path = directory_.write("a.csv", "id,text\n,x\n5,y\n");
  auto options = options_for({path});
  EXPECT_THAT(ids(read_corpus(options)), ElementsAre(path + ":2", path + ":3"));
  options.id = "id";
  EXPECT_THAT(ids(read_corpus(options)), ElementsAre(path + ":2", "5"));
}

TEST_F(CorpusReaderTest, FolderMixesFormats) {
  directory_.write("c/a.txt", "whole\nfile");
  directory_.write("c/b.csv", "text\nrow\n");
  directory_.write("c/d.jsonl", R"({"text":"line"})");
  EXPECT_THAT(texts(read_corpus(options_for({directory_.path("c")}))), ElementsAre("whole\nfile", "row", "line"));
}

TEST_F(CorpusReaderTest, OneTextFileIsLines) {
  EXPECT_THAT(texts(read_corpus(options_for({directory_.write("a.txt", "one\ntwo\n")}))), ElementsAre("one", "two"));
}

TEST_F(CorpusReaderTest, ALookTakesNothingAway) {
  const auto options = options_for({directory_.write("a.txt", "one\ntwo\n")});
  const Registry registry = Registry().add(builtin_readers());
  CorpusReader reader(options, registry);
  ASSERT_NE(reader.look(), nullptr);
  EXPECT_EQ(reader.look()->documents.size(), 2U);
  auto batch = reader.next();
  ASSERT_TRUE(batch);
  EXPECT_EQ(reader.parse(std::move(*batch)).documents[1].text, "two");
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(reader.look(), nullptr);
}

TEST_F(CorpusReaderTest, MembersAreNamedByTheirPath) {
  const auto path = directory_.path("a.tar.gz");
  write_archive(path, "tar", "gzip",
                {{"n/sport/1.txt", "s"}, {"n/arts/2.txt", "a"}, {"n/t.csv", "text,folder\nrow,f\n"}});
  auto options = options_for({path});
  options.metadata = {"folder"};
  const auto corpus = read_corpus(options);
  EXPECT_THAT(ids(corpus), ElementsAre("n/sport/1.txt", "n/arts/2.txt", "n/t.csv:2"));
  EXPECT_EQ(corpus.documents[0].origin, path + "/n/sport/1.txt");
  EXPECT_THAT(corpus.documents[1].metadata, ElementsAre("arts"));
}

TEST_F(CorpusReaderTest, MembersOfTwoArchivesStayApart) {
  for (const auto* name : {"a.zip", "b.zip"}) write_archive(directory_.path(name), "zip", "none", {{"1.txt", name}});
  const auto a = directory_.path("a.zip");
  const auto b = directory_.path("b.zip");
  EXPECT_THAT(ids(read_corpus(options_for({a, b}))), ElementsAre(a + "/1.txt", b + "/1.txt"));
}

TEST_F(CorpusReaderTest, FieldThatSomeRecordsLackIsEmptyThere) {
  const auto path = directory_.write("a.jsonl", R"({"text":"x"})"
                                                "\n"
                                                R"({"id":1,"title":"t","a":{"b":1}})"
                                                "\n"
                                                R"({"text":null})");
  auto options = options_for({path});
  auto corpus = read_corpus(options);
  EXPECT_THAT(texts(corpus), ElementsAre("x", "", ""));
  EXPECT_THAT(corpus.warnings,
              ElementsAre("1 of 3 documents has no field 'text', which is empty there, at " + path + ":2"));
  options.text = {"title", "text"};
  EXPECT_THAT(texts(read_corpus(options)), ElementsAre("x", "t", ""));
  options.on_error = OnError::skip;
  options.text = {"text"};
  corpus = read_corpus(options);
  EXPECT_THAT(texts(corpus), ElementsAre("x", ""));
  EXPECT_THAT(corpus.warnings, IsEmpty());
  ASSERT_EQ(corpus.rejects.size(), 1U);
  EXPECT_EQ(corpus.rejects[0].origin, path + ":2");
  EXPECT_EQ(corpus.rejects[0].reason, "no field 'text'; it has: id, title, a.b");
}

TEST_F(CorpusReaderTest, FieldThatNoRecordHasIsAnError) {
  const auto path = directory_.write("a.jsonl", "{\"texts\":\"x\"}\n{\"id\":1}\n");
  auto options = options_for({path});
  const std::string has = " names; the first, " + path + ":1, has: texts";
  EXPECT_EQ(fail(options), "no document has the field 'text' that input.text" + has + "; did you mean 'texts'?");
  options.text = {"texts", "body"};
  EXPECT_EQ(fail(options), "no document has the field 'body' that input.text" + has);
  options.text = {"texts"};
  options.id = "key";
  options.metadata = {"date", "id"};
  EXPECT_THAT(read_corpus(options).warnings,
              ElementsAre("1 of 2 documents has no field 'texts', which is empty there, at " + path + ":2",
                          "no document has the field 'date' that input.metadata names",
                          "no document has the field 'key' that input.id names"));
}

TEST_F(CorpusReaderTest, ColumnThatOneOfSeveralFilesLacksIsEmptyThere) {
  directory_.write("c/a.csv", "id,text\n1,x\n");
  directory_.write("c/b.csv", "id,body\n1,y\n2,z\n");
  auto options = options_for({directory_.path("c")});
  options.text = {"text", "body"};
  const auto corpus = read_corpus(options);
  EXPECT_THAT(texts(corpus), ElementsAre("x", "y", "z"));
  EXPECT_EQ(corpus.warnings.size(), 2U);
  options.text = {"texts"};
  EXPECT_THAT(fail(options), testing::EndsWith("has: id, text; did you mean 'text'?"));
}

TEST_F(CorpusReaderTest, MissingColumnShowsBeforeTheFirstRow) {
  const auto path = directory_.write("a.csv", "id,title,texts\n1,t,x\n");
  auto options = options_for({path});
  options.on_error = OnError::skip;
  EXPECT_EQ(fail(options), path + ": no field 'text' for input.text; it has: id, title, texts; did you mean 'texts'?");
  options.text = {"texts"};
  options.metadata = {"date"};
  EXPECT_EQ(fail(options), path + ": no field 'date' for input.metadata; it has: id, title, texts");
  options.metadata = {};
  options.id = "key";
  EXPECT_EQ(fail(options), path + ": no field 'key' for input.id; it has: id, title, texts");
}

TEST_F(CorpusReaderTest, LackingMetadataMayBeCounted) {
  const auto csv = directory_.write("a.csv", "text,b\nx,1\ny,2\n");
  const auto jsonl = directory_.write("b.jsonl", "{\"text\":\"z\",\"date\":\"d\",\"id\":\"i\"}\n");
  auto options = options_for({csv, jsonl});
  options.metadata = {"date", "b"};
  options.id = "id";
  CorpusReader reader(options, reader_registry(), LackingField::counted);
  const auto documents = reader.parse(*reader.next()).documents;
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[0].id, csv + ":2");
  EXPECT_THAT(documents[0].metadata, ElementsAre("", "1"));
  EXPECT_EQ(documents[2].id, "i");
  EXPECT_THAT(documents[2].metadata, ElementsAre("d", ""));
  EXPECT_THAT(
      reader.warnings(),
      ElementsAre("2 of 3 documents have no field 'date', whose cell is empty, the first at " + csv + ":2",
                  "1 of 3 documents has no field 'b', whose cell is empty, at " + jsonl + ":1",
                  "2 of 3 documents have no field 'id', so that their place names them, the first at " + csv + ":2"));
  options.text = {"body"};
  CorpusReader without_text(options, reader_registry(), LackingField::counted);
  const auto read_all = [&] {
    while (auto batch = without_text.next()) without_text.parse(std::move(*batch));
  };
  EXPECT_THAT(message_of(read_all), HasSubstr("no document has the field 'body'"));
}

TEST_F(CorpusReaderTest, AMessageQuotesALineAtMost) {
  const std::string header(100'000, 'x');
  const auto message = fail(options_for({directory_.write("a.csv", header + "," + header + ",c\n1,2,3\n")}));
  EXPECT_LT(message.size(), 300U) << message.substr(0, 1000);
  EXPECT_THAT(message, HasSubstr("x..., "));
}

TEST_F(CorpusReaderTest, BadLinesAreListedInOrder) {
  auto options = options_for({directory_.write("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}\n[]\n")});
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  EXPECT_THAT(texts(corpus), ElementsAre("a", "b"));
  ASSERT_EQ(corpus.rejects.size(), 2U);
  EXPECT_EQ(corpus.rejects[0].origin, options.path[0] + ":2");
  EXPECT_EQ(corpus.rejects[1].reason, "the line holds a list, not an object");
}

TEST_F(CorpusReaderTest, DamagedInputIsAnErrorAlsoWhereBadDocumentsAreSkipped) {
  write_archive(directory_.path("a.jsonl.gz"), "raw", "gzip", {{"x", std::string(100'000, 'x')}});
  const auto path = directory_.write("b.jsonl.gz", slurp(directory_.path("a.jsonl.gz")).substr(0, 100));
  auto options = options_for({path});
  options.on_error = OnError::skip;
  EXPECT_EQ(fail(options), "cannot read '" + path +
                               "': truncated gzip input; the file is damaged or incomplete: fetch or pack it again");
}

TEST_F(CorpusReaderTest, UnknownEncoding) {
  auto options = options_for({directory_.write("a.txt", "x")});
  options.encoding = "windows-9999999999";
  EXPECT_THAT(message_of<UsageError>([&] { read_corpus(options); }),
              testing::StartsWith("no encoding is named 'windows-99"));
}

TEST_F(CorpusReaderTest, BatchesAreNumberedBoundedAndInOrder) {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += std::to_string(i) + "\n";
  bytes += std::string(3 << 20, 'x') + "\nlast\n";
  CorpusReader reader(options_for({directory_.write("a.txt", bytes)}), reader_registry());
  std::int64_t number = 0;
  std::int64_t line = 0;
  while (const auto batch = reader.next()) {
    EXPECT_EQ(batch->number, number++);
    EXPECT_LE(batch->records.size(), 2000U);
    for (const auto& record : batch->records) EXPECT_EQ(record.line, ++line);
  }
  EXPECT_EQ(line, 5002);
  EXPECT_EQ(number, 4);
  EXPECT_EQ(reader.bytes_read(), static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(reader.bytes_total(), static_cast<std::int64_t>(bytes.size()));
}

TEST_F(CorpusReaderTest, PartsHaveAsManyRecordsAsTheyMayAndNoneIsLost) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += "text " + std::to_string(i) + "\n";
  CorpusReader reader(options_for({directory_.write("a.txt", lines)}), reader_registry());
  EXPECT_FALSE(reader.reads_parts());
  std::vector<std::size_t> parts;
  std::vector<std::int64_t> numbers;
  while (reader.begin_part(2400)) {
    EXPECT_TRUE(reader.reads_parts());
    parts.push_back(0);
    while (auto raw = reader.next()) {
      for (const auto& document : reader.parse(std::move(*raw)).documents) numbers.push_back(document.number);
      parts.back() = numbers.size();
    }
  }
  EXPECT_THAT(parts, ElementsAre(2400, 4800, 5000));
  std::vector<std::int64_t> all(5000);
  std::iota(all.begin(), all.end(), 0);
  EXPECT_EQ(numbers, all);
  EXPECT_EQ(reader.files().size(), 1U);
}

TEST_F(CorpusReaderTest, FilesAreHashed) {
  const auto path = directory_.write("a.txt", "");
  const auto files = read_corpus(options_for({path, directory_.write("b.txt", "x")})).files;
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].path, path);
  EXPECT_EQ(files[0].hash, "2d06800538d394c2");  // XXH3 of nothing, as published
  EXPECT_EQ(files[1].bytes, 1);
}

TEST_F(CorpusReaderTest, NamesThatAreNotUtf8AreMended) {
  const auto corpus = read_corpus(options_for({directory_.write("caf\xE9.txt", "x"), directory_.write("b.txt", "y")}));
  EXPECT_EQ(corpus.documents.at(0).id, directory_.path("caf\uFFFD.txt"));
}

TEST_F(CorpusReaderTest, PlanTellsWhatEachInputIsTakenFor) {
  const auto text = directory_.write("a.txt", "x");
  const auto table = directory_.write("b.csv", "text\nx\n");
  write_archive(directory_.path("c.zip"), "zip", "none", {{"d/e.jsonl", "{}"}});
  const auto plans = plan_inputs(options_for({text, table, directory_.path("c.zip"), "-"}));
  ASSERT_EQ(plans.size(), 4U);
  EXPECT_EQ(plans[0].format, "files");
  EXPECT_EQ(plans[1].format, "csv");
  EXPECT_EQ(plans[1].reason, "by its name");
  EXPECT_EQ(plans[1].encoding, "UTF-8");
  EXPECT_EQ(plans[1].bytes, 7);
  EXPECT_EQ(plans[2].format, "jsonl");
  EXPECT_EQ(plans[2].member, "d/e.jsonl");
  EXPECT_EQ(plans[3].format, "");
  EXPECT_EQ(plan_inputs(options_for({text})).at(0).format, "lines");
  EXPECT_EQ(plan_inputs(options_for({text}, "csv")).at(0).reason, "by the config");
  const auto json = directory_.write("f", "[{\"text\":\"caf\xE9 d\xE9j\xE0 vu\"}]");
  EXPECT_EQ(plan_inputs(options_for({json})).at(0).format, "json");
  EXPECT_EQ(plan_inputs(options_for({json})).at(0).reason, "by its content");
  EXPECT_NE(plan_inputs(options_for({json})).at(0).encoding, "UTF-8");
}

}  // namespace
}  // namespace topicmill
