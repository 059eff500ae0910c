#include "text/readers/json/json_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "key=value", with … where the text ends within the value.
std::vector<std::string> parts(std::string_view json, std::size_t most = std::string_view::npos) {
  std::vector<std::string> out;
  for (const auto& part : parts_of(json, most)) {
    out.push_back(std::string(part.key) + "=" + std::string(part.value) + (part.ended ? "" : "…"));
  }
  return out;
}

TEST(JsonParts, MembersAndElements) {
  EXPECT_THAT(parts(R"({"a" : 1, "b\"}":{"c":[2]} ,"d":"x,y"})"),
              ElementsAre("a=1", R"(b\"}={"c":[2]})", R"(d="x,y")"));
  EXPECT_THAT(parts("[1,\n[2], null]"), ElementsAre("=1", "=[2]", "=null"));
  EXPECT_THAT(parts("[1,2,3]", 2), ElementsAre("=1", "=2"));
  EXPECT_THAT(parts("{}"), IsEmpty());
  EXPECT_THAT(parts("[ ]"), IsEmpty());
  EXPECT_THAT(parts(""), IsEmpty());
}

TEST(JsonParts, TextMayEndAnywhere) {
  EXPECT_THAT(parts(R"({"a":{"b":1},"c":{"d)"), ElementsAre(R"(a={"b":1})", R"(c={"d…)"));
  EXPECT_THAT(parts(R"({"a":1,"b)"), ElementsAre("a=1"));
  EXPECT_THAT(parts(R"({"a":1,"b":)"), ElementsAre("a=1"));
  EXPECT_THAT(parts(R"(["x","y)"), ElementsAre(R"(="x")", R"(="y…)"));
}

TEST(JsonParts, WhatIsBrokenEndsThem) {
  EXPECT_THAT(parts(R"({"a":1 "b":2})"), ElementsAre("a=1"));
  EXPECT_THAT(parts(R"({"a":1,b:2})"), ElementsAre("a=1"));
  EXPECT_THAT(parts(R"({"a" 1})"), IsEmpty());
}

}  // namespace
}  // namespace topicmill
