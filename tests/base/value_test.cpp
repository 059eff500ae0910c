#include "base/value.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(Value, OverlayMergesMapsAndReplacesTheRest) {
  Value base = Value::map({{"a", {}, Value::map({{"x", {}, Value::scalar("1")}, {"y", {}, Value::scalar("2")}})},
                           {"b", {}, Value::list({Value::scalar("p"), Value::scalar("q")})}});
  overlay(base, Value::map({{"a", {}, Value::map({{"y", {}, Value::scalar("3")}})},
                            {"b", {}, Value::list({Value::scalar("r")})},
                            {"c", {}, Value::scalar("new")}}));
  EXPECT_EQ(to_yaml(base), "a:\n  x: 1\n  y: 3\nb: [r]\nc: new\n");
}

TEST(Value, YamlQuotesWhatWouldReadAsSomethingElse) {
  const Value value = Value::map({{"plain", {}, Value::quoted_text("a/b-c.txt")},
                                  {"none", {}, Value{}},
                                  {"null_word", {}, Value::quoted_text("null")},
                                  {"truth_word", {}, Value::quoted_text("No")},
                                  {"number", {}, Value::quoted_text("1e5")},
                                  {"dash", {}, Value::quoted_text("-")},
                                  {"pattern", {}, Value::quoted_text("[\\p{L}\"]+: #")},
                                  {"tab", {}, Value::quoted_text("a\tb")},
                                  {"empty", {}, Value::list({})}});
  EXPECT_EQ(to_yaml(value),
            "plain: a/b-c.txt\nnone: null\nnull_word: \"null\"\ntruth_word: \"No\"\nnumber: \"1e5\"\ndash: \"-\"\n"
            "pattern: \"[\\\\p{L}\\\"]+: #\"\ntab: \"a\\x09b\"\nempty: []\n");
}

TEST(Value, YamlWritesListsOfChoicesOneALine) {
  const Value filters = Value::list({Value::map({{"stem", {}, Value::scalar("german")}}), Value::scalar("mine")});
  EXPECT_EQ(to_yaml(Value::map({{"filters", {}, filters}})), "filters:\n  - stem: german\n  - mine\n");
}

TEST(Value, FindsKeysOfMaps) {
  const Value value = Value::map({{"a", {}, Value::scalar("1")}});
  ASSERT_NE(value.find("a"), nullptr);
  EXPECT_EQ(value.find("a")->text, "1");
  EXPECT_EQ(value.find("b"), nullptr);
  EXPECT_EQ(&value.place_of("a"), value.find("a"));
  EXPECT_EQ(&value.place_of("b"), &value);
}

}  // namespace
}  // namespace topicmill
