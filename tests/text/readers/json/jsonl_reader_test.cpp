#include "text/readers/json/jsonl_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Name=value|more of each field, or "!reason".
std::string parse_line(const std::string& line, const std::vector<std::string>& wanted = {}) {
  const JsonlReader reader;
  Record record;
  record.file = std::make_shared<FileContext>(SourceFile{}, "UTF-8");
  record.bytes = line;
  std::string out;
  LeniencyTally leniencies;
  try {
    for (const auto& field : reader.parse(record, wanted, leniencies)) {
      out += field.name + "=" + field.value;
      for (const auto& value : field.more) out += "|" + value;
      out += ";";
    }
  } catch (const InputError& error) {
    return "!" + std::string(error.what());
  }
  return out;
}

TEST(JsonlReader, ScalarsAreTextAsWritten) {
  EXPECT_EQ(parse_line(R"({"a":"x\n\u00e9\ud83d\ude00","b":1.50,"c":-0,"d":true,"e":null,"f":false,"g":""})"),
            "a=x\né😀;b=1.50;c=-0;d=true;e=;f=false;g=;");
  EXPECT_EQ(parse_line(R"({"a":123456789012345678901234567890,"b":1E400})"),
            "a=123456789012345678901234567890;b=1E400;");
}

TEST(JsonlReader, ListsGiveAValueEach) {
  EXPECT_EQ(parse_line(R"({"a":["x","y", 3 ,null],"b":[],"c":["z"]})"), "a=x|y|3|;b=;c=z;");
}

TEST(JsonlReader, OnlyWantedFieldsAreGiven) {
  EXPECT_EQ(parse_line(R"({"a":"x","b":"y","c":"z"})", {"c", "a"}), "a=x;c=z;");
}

TEST(JsonlReader, NestedFieldsGoByPathAndALiteralKeyWins) {
  EXPECT_EQ(parse_line(R"({"a":{"b":{"c":1},"d":2},"e":3})"), "a.b.c=1;a.d=2;e=3;");
  EXPECT_EQ(parse_line(R"({"a":{"b":"nested"},"a.b":"literal"})", {"a.b"}), "a.b=literal;");
  EXPECT_EQ(parse_line(R"({"a.b":"literal","a":{"b":"nested"}})", {"a.b"}), "a.b=literal;");
}

TEST(JsonlReader, FirstOfEqualKeysCounts) { EXPECT_EQ(parse_line(R"({"a":1,"a":2})"), "a=1;"); }

TEST(JsonlReader, ObjectsAreNoValues) {
  EXPECT_EQ(parse_line(R"({"a":{"b":1}})", {"a"}), "!field 'a' holds an object; name a field of it, such as a.name");
  EXPECT_EQ(parse_line(R"({"a":[{"b":1}]})", {"a"}),
            "!field 'a' holds a list of objects; name a field of theirs, such as a.b");
  EXPECT_EQ(parse_line(R"({"a":[1,{"b":1}],"c":2})", {"c"}), "c=2;");
}

TEST(JsonlReader, PathsGoIntoLists) {
  EXPECT_EQ(parse_line(R"({"authors":[{"name":"x"},{"name":"y"}],"n":1})"), "authors.name=x|y;n=1;");
  EXPECT_EQ(parse_line(R"({"e":{"tags":[{"text":"p","at":[1,2]},{"text":"q","at":[3]}]}})", {"e.tags.text"}),
            "e.tags.text=p|q;");
  EXPECT_EQ(parse_line(R"({"e":{"tags":[{"at":[1,2]},{"at":[3]}]}})", {"e.tags.at"}), "e.tags.at=1|2|3;");
  EXPECT_EQ(parse_line(R"({"a":[{"b":[{"c":1},{"c":2}]},{"b":[{"c":3}]}]})", {"a.b.c"}), "a.b.c=1|2|3;");
  EXPECT_EQ(parse_line(R"({"a":[[1,2],[{"b":3},4]]})", {"a"}), "a=1|2|4;");
  EXPECT_EQ(parse_line(R"({"a":[[1,2],[{"b":3},4]]})", {"a.b"}), "a.b=3;");
  EXPECT_EQ(parse_line(R"({"a":[{"b":1,"b":2},{"b":3}]})", {"a.b"}), "a.b=1|3;") << "the first of equal keys";
  EXPECT_EQ(parse_line(R"({"a":[{"b":1},{"c":2}],"a.b":9})", {"a.b"}), "a.b=9;") << "a literal key wins";
  EXPECT_EQ(parse_line(R"({"a":[]})", {"a.b"}), "");
}

TEST(JsonlReader, ListsMixTextsAndObjects) {
  const std::string chat = R"({"text":["go to ",{"type":"link","text":"a.org"}," now"]})";
  EXPECT_EQ(parse_line(chat, {"text"}), "text=go to |a.org| now;");
  EXPECT_EQ(parse_line(chat, {"text.text"}), "text.text=a.org;");
  EXPECT_EQ(parse_line(chat, {"text.type"}), "text.type=link;");
  EXPECT_EQ(parse_line(R"({"text":[{"type":"link","text":"a.org"}]})", {"text"}), "text=a.org;");
  EXPECT_EQ(parse_line(R"({"a":["x",{"b":1}]})", {"a"}), "a=x;");
}

TEST(JsonlReader, OtherThanObjects) {
  EXPECT_EQ(parse_line("[1]"), "!the line holds a list, not an object");
  EXPECT_EQ(parse_line("\"x\""), "!the line holds a text, not an object");
  EXPECT_EQ(parse_line("12"), "!the line holds a number, not an object");
  EXPECT_EQ(parse_line("nonsense"), "!the line holds no JSON object");
}

TEST(JsonlReader, BrokenLines) {
  EXPECT_EQ(parse_line(R"({"a":tru})"), "!broken JSON: 'tru' is no value");
  EXPECT_EQ(parse_line(R"({"a":1,"b":01})", {"a"}), "!broken JSON: '01' is no value");
  for (const auto* line : {R"({"a":1)", R"({"a":"x)", R"({"a":1} x)", R"({"a" 1})", R"({"a":1,})", R"({"a":[1,]})",
                           "{\"a\":\"\x01\"}", R"({"a":"\x"})", R"({a:1})", R"({"a":1}})", "{"}) {
    EXPECT_THAT(parse_line(line), testing::StartsWith("!broken JSON: ")) << line;
    EXPECT_THAT(parse_line(line, {"zzz"}), testing::StartsWith("!broken JSON: ")) << line;
  }
}

TEST(JsonlReader, InvalidUtf8) {
  EXPECT_EQ(parse_line("{\"a\":\"\xE9\"}"), "!invalid UTF-8 at byte 7 (0xE9); name the encoding in input.encoding");
}

TEST(JsonlReader, DeepNestingIsRefused) {
  const auto nested = [](std::size_t depth) {
    return R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_EQ(parse_line(nested(50), {"b"}), "");
  EXPECT_EQ(parse_line(nested(10'000), {"b"}), "!JSON nested deeper than 256");
}

TEST(JsonlReader, BlankLinesAreSkippedAndLinesNumbered) {
  JsonlReader reader;
  const auto records = cut_all(reader, "{\"a\":1}\r\n\n{\"a\":2}");
  EXPECT_THAT(parse_all(reader, records), ElementsAre(ElementsAre("1"), ElementsAre("2")));
  EXPECT_EQ(records.at(1).line, 3);
}

}  // namespace
}  // namespace topicmill
