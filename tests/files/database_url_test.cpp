#include "files/database_url.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

std::string mistake(const std::string& url) {
  return message_of<UsageError>([&] { parse_database_url(url); });
}

TEST(DatabaseUrl, FileTableAndQuery) {
  EXPECT_EQ(parse_database_url("sqlite:///a/b.db").path, "a/b.db");
  EXPECT_EQ(parse_database_url("sqlite:////a%20b.db?table=x%26y").path, "/a b.db");
  EXPECT_EQ(parse_database_url("sqlite:////a%20b.db?table=x%26y").table, "x&y");
  const auto query = parse_database_url("sqlite:///b.db?query=SELECT a FROM t WHERE b = '?' AND a LIKE '%foo%25'");
  EXPECT_EQ(query.query, "SELECT a FROM t WHERE b = '?' AND a LIKE '%foo%'");
  EXPECT_EQ(query.table, std::nullopt);
  EXPECT_FALSE(is_database_url("a/sqlite:///b"));
}

TEST(DatabaseUrl, Mistakes) {
  EXPECT_EQ(mistake("sqlite://b.db"),
            "'sqlite://b.db' in input.path lacks the three slashes in front of the file; write "
            "sqlite:///FILE?table=NAME or sqlite:///FILE?query=SELECT ...; four slashes begin an absolute path");
  EXPECT_THAT(mistake("sqlite:///?table=a"), HasSubstr("names no file; write"));
  EXPECT_THAT(mistake("sqlite:///a?tables=b"), HasSubstr("something else than table= or query= behind"));
  EXPECT_EQ(mistake("sqlite:///a?query=SELECT '%abc'"),
            "'sqlite:///a?query=SELECT '%abc'' in input.path holds a percent sign and digits that stand for no "
            "character; write %25 for a percent sign");
}

}  // namespace
}  // namespace topicmill
