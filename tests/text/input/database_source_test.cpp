// Rows of databases as documents, and what is said of databases that cannot be read.
#include "text/input/database_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class DatabaseSourceTest : public testing::Test {
 protected:
  /// A new database, made by these statements.
  std::string make(const std::string& name, const std::string& statements) {
    const auto path = directory_.write(name, "");
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    EXPECT_EQ(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
    return path;
  }

  std::string articles() {
    return make("a.db",
                "CREATE TABLE docs(id INTEGER, text TEXT, score REAL, body BLOB);"
                "INSERT INTO docs VALUES (1, 'one', 0.5, x'C3A9'), (2, NULL, 2, NULL);"
                "CREATE TABLE \"a \"\"b\"(text TEXT); INSERT INTO \"a \"\"b\" VALUES ('quoted');");
  }

  static std::string fail(const std::string& url) {
    return message_of([&] { read_corpus(options_for({url})); });
  }

  TemporaryDirectory directory_;
};

TEST_F(DatabaseSourceTest, RowsOfATable) {
  const auto path = articles();
  auto options = options_for({"sqlite:///" + path + "?table=docs"});
  options.id = "id";
  options.metadata = {"score", "body"};
  const auto corpus = read_corpus(options);
  ASSERT_EQ(corpus.documents.size(), 2U);
  EXPECT_EQ(corpus.documents[0].id, "1");
  EXPECT_EQ(corpus.documents[0].text, "one");
  EXPECT_EQ(corpus.documents[0].origin, path + "/docs:1");
  EXPECT_THAT(corpus.documents[0].metadata, ElementsAre("0.5", "é"));
  EXPECT_EQ(corpus.documents[1].text, "");
  EXPECT_THAT(corpus.documents[1].metadata, ElementsAre("2.0", ""));
  ASSERT_EQ(corpus.files.size(), 1U);
  EXPECT_EQ(corpus.files[0].path, options.path[0]);
  EXPECT_EQ(corpus.files[0].bytes, static_cast<std::int64_t>(slurp(path).size()));
  EXPECT_EQ(corpus.files[0].hash.size(), 16U);
}

TEST_F(DatabaseSourceTest, RowsOfAQuery) {
  const auto path = articles();
  const auto corpus = read_corpus(
      options_for({"sqlite:///" + path + "?query=SELECT id, 'no ' || id AS text, id FROM docs ORDER BY id DESC;"}));
  ASSERT_EQ(corpus.documents.size(), 2U);
  EXPECT_EQ(corpus.documents[0].text, "no 2");
  EXPECT_EQ(corpus.documents[0].id, path + ":1");
}

TEST_F(DatabaseSourceTest, NamesAreQuoted) {
  EXPECT_EQ(read_corpus(options_for({"sqlite:///" + articles() + "?table=a \"b"})).documents.at(0).text, "quoted");
}

TEST_F(DatabaseSourceTest, TheOnlyTableNeedsNoName) {
  const auto one = make("one.data", "CREATE TABLE t(text); INSERT INTO t VALUES ('x');");
  EXPECT_EQ(read_corpus(options_for({"sqlite:///" + one})).documents.at(0).text, "x");
  EXPECT_EQ(read_corpus(options_for({one})).documents.at(0).text, "x");
  const auto two = articles();
  EXPECT_EQ(fail(two), "'" + two + "' is a database of 2 tables: a \"b, docs; name one in input.path: sqlite:///" +
                           two + "?table=a \"b");
}

TEST_F(DatabaseSourceTest, ColumnsAreKnownBeforeTheFirstRow) {
  auto options = options_for({"sqlite:///" + articles() + "?table=docs"});
  options.text = {"texts"};
  EXPECT_THAT(message_of([&] { read_corpus(options); }),
              HasSubstr("no field 'texts' for input.text; it has: id, text, score, body; did you mean 'text'?"));
}

TEST_F(DatabaseSourceTest, WhatCannotBeRead) {
  const auto path = articles();
  const auto url = "sqlite:///" + path;
  EXPECT_EQ(fail(url + "?table=doc"), "'" + path + "' has no table 'doc'; did you mean 'docs'?");
  EXPECT_EQ(fail(url + "?query=SELECT missing FROM docs"),
            "cannot read '" + path + "': no such column: missing; check the query in input.path");
  const auto missing = directory_.path("no.db");
  EXPECT_THAT(fail("sqlite:///" + missing), StartsWith("cannot read '" + missing + "': no such file"));
  const auto text = directory_.write("text.db", std::string(5000, 'x'));
  EXPECT_EQ(fail("sqlite:///" + text), "cannot read '" + text + "': file is not a database; is it an SQLite file?");
  const auto empty = make("empty.db", "PRAGMA user_version = 1");
  EXPECT_EQ(fail("sqlite:///" + empty), "'" + empty + "' is a database without a table");
}

TEST_F(DatabaseSourceTest, OnlyOneSelectIsRun) {
  const auto path = articles();
  const auto before = slurp(path);
  for (const std::string query :
       {"DELETE FROM docs", "SELECT 1; SELECT 2", "ATTACH 'b.db' AS b", "DELETE FROM docs RETURNING text", ""}) {
    EXPECT_EQ(fail("sqlite:///" + path + "?query=" + query),
              "cannot read '" + path + "': the query is not one SELECT, and nothing else is run: " + query);
  }
  EXPECT_EQ(slurp(path), before);
}

TEST_F(DatabaseSourceTest, BytesThatAreNoTextAreABadDocument) {
  const auto path = make("b.db", "CREATE TABLE t(text); INSERT INTO t VALUES (x'FF00'), ('y');");
  auto options = options_for({"sqlite:///" + path});
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  ASSERT_EQ(corpus.rejects.size(), 1U);
  EXPECT_EQ(corpus.rejects[0].reason, "the value in column 'text' is no UTF-8 text");
  EXPECT_EQ(corpus.documents.size(), 1U);
}

TEST_F(DatabaseSourceTest, DatabasesStandBesideFiles) {
  const auto file = directory_.write("a.csv", "text\nx\n");
  EXPECT_EQ(read_corpus(options_for({file, "sqlite:///" + articles() + "?table=docs"})).documents.size(), 3U);
}

}  // namespace
}  // namespace topicmill
