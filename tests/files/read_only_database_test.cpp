// What the file of a stranger must not do.
#include "files/read_only_database.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

class ReadOnlyDatabaseTest : public testing::Test {
 protected:
  ReadOnlyDatabaseTest() : path_(directory_.write("a.db", "")) {
    sqlite3* database = nullptr;
    sqlite3_open(path_.c_str(), &database);
    const char* made =
        "CREATE TABLE words(word TEXT); INSERT INTO words VALUES ('tide'), (NULL);"
        "CREATE VIEW spy AS SELECT name FROM pragma_database_list";
    EXPECT_EQ(sqlite3_exec(database, made, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
  }

  /// What is said where all rows of the query are asked for.
  std::string refusal(const std::string& query) const {
    return message_of([&] {
      const ReadOnlyDatabase database(path_, [](int /*code*/) -> std::string_view { return "ask its owner"; });
      const auto rows = database.prepare(query);
      while (database.step(rows.get())) continue;
    });
  }

  TemporaryDirectory directory_;
  std::string path_;
};

TEST_F(ReadOnlyDatabaseTest, RowsAreText) {
  const ReadOnlyDatabase database(path_, [](int /*code*/) -> std::string_view { return ""; });
  const std::string query = "SELECT word FROM words; SELECT 2";
  std::string_view rest;
  const auto rows = database.prepare(query, &rest);
  EXPECT_EQ(rest, " SELECT 2");
  ASSERT_TRUE(database.step(rows.get()));
  EXPECT_EQ(text_at(rows.get(), 0), "tide");
  ASSERT_TRUE(database.step(rows.get()));
  EXPECT_EQ(text_at(rows.get(), 0), "");
  EXPECT_FALSE(database.step(rows.get()));
}

TEST_F(ReadOnlyDatabaseTest, NothingIsWrittenOpenedOrRunByTheSchema) {
  EXPECT_THAT(refusal("DELETE FROM words"), HasSubstr("attempt to write a readonly database; ask its owner"));
  EXPECT_THAT(refusal("ATTACH 'b.db' AS b"), HasSubstr("too many attached databases"));
  EXPECT_THAT(refusal("SELECT * FROM spy"), HasSubstr("unsafe use of virtual table"));
  EXPECT_THAT(refusal("SELECT zeroblob(1000000000)"), HasSubstr("too big"));
}

}  // namespace
}  // namespace topicmill
