#include "pipeline/guess/field_names.hpp"

#include <gtest/gtest.h>

#include <array>

namespace topicmill {
namespace {

TEST(FieldNames, AreKnownByTheirLastPart) {
  EXPECT_EQ(own_name("row.@Post-Id"), "postid");
  EXPECT_EQ(parent_of("revision.text"), "revision");
  EXPECT_EQ(parent_of("text"), "");
  EXPECT_TRUE(is_one_of("a.Doc_ID", std::array{std::string_view("docid")}));
}

TEST(FieldNames, ATitleMayBeAnObjectThatHoldsItsText) {
  EXPECT_EQ(title_of("title.rendered"), "title");
  EXPECT_EQ(title_of("author.name"), "author.name");
  EXPECT_TRUE(ends_as_title("job_title"));
  EXPECT_FALSE(ends_as_title("title_length"));
}

TEST(FieldNames, OfTheSameObjectStandBesideEachOther) {
  EXPECT_TRUE(is_part_of("a.b", "a"));
  EXPECT_FALSE(is_part_of("ab", "a"));
  EXPECT_TRUE(is_beside("title", "body.text"));
  EXPECT_TRUE(is_beside("paper.title.rendered", "paper.abstract"));
  EXPECT_FALSE(is_beside("journal.title", "abstract"));
}

}  // namespace
}  // namespace topicmill
