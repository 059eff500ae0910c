#include "text/readers/json/json_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::vector<std::string>> read_json(const std::string& bytes, const std::string& records = "") {
  JsonReader reader({records});
  return parse_all(reader, cut_all(reader, bytes));
}

std::string problem_of(const std::string& bytes, const std::string& records = "") {
  JsonReader reader({records});
  const auto cut = cut_all(reader, bytes);
  return cut.empty() ? "" : std::to_string(cut.back().line) + ": " + cut.back().problem;
}

std::string open_error(const std::string& bytes, const std::string& records) {
  return message_of([&] { read_json(bytes, records); });
}

TEST(JsonReader, ElementsOfAnArray) {
  EXPECT_THAT(read_json("[{\"a\":\"x,]\"}, {\"a\":\"y\",\n\"b\":[1,2]},\"z\"]\n"),
              ElementsAre(ElementsAre("x,]"), ElementsAre("y", "1"), ElementsAre("z")));
  EXPECT_THAT(read_json("[]"), IsEmpty());
  EXPECT_THAT(read_json(""), IsEmpty());
  EXPECT_THAT(read_json("\xEF\xBB\xBF [ ] "), IsEmpty());
}

TEST(JsonReader, ValuesOneBehindTheOther) {
  EXPECT_THAT(read_json("{\n \"a\": \"x\"\n}\n{\"a\":\"y\"}{\"a\":\"z\"}\n"),
              ElementsAre(ElementsAre("x"), ElementsAre("y"), ElementsAre("z")));
}

TEST(JsonReader, ArrayAtAPath) {
  EXPECT_THAT(read_json(R"({"no":[{"a":0}],"data":{"n":{"items":1},"items":[{"a":1},{"a":2}],"m":"]}"},"x":[1]} )",
                        "data.items"),
              ElementsAre(ElementsAre("1"), ElementsAre("2")));
  EXPECT_THAT(read_json(R"({"d\u0061ta":["x"]})", "data"), ElementsAre(ElementsAre("x")));
}

TEST(JsonReader, ArrayIsFoundInAnObject) {
  EXPECT_THAT(read_json(R"({"status":"ok","data":{"items":[{"a":"x"},{"a":"y"}]},"n":2})"),
              ElementsAre(ElementsAre("x"), ElementsAre("y")));
  EXPECT_THAT(read_json(R"({"st\u0061tus":"ok","\u0064ata":[{"a":"a long value"},{"a":"another one"}]})"),
              ElementsAre(ElementsAre("a long value"), ElementsAre("another one")));
  EXPECT_THAT(read_json(R"({"data":[{"a":"x"}]})", "."), ElementsAre(ElementsAre("x"))) << "the file is one document";
}

TEST(JsonReader, MembersAreDocuments) {
  EXPECT_THAT(read_json("{\"p\":{\"a\":\"x\"},\n\"q\\n\":{ \"a\":\"y\"},\"r\":{\"a\":\"z\", \"key\":\"own\"}}"),
              ElementsAre(ElementsAre("x", "p"), ElementsAre("y", "q\n"), ElementsAre("z", "own")));
  EXPECT_THAT(read_json(R"({"train":[{"a":"x"},{"a":"y"}],"test":[{"a":"z"}]})"),
              ElementsAre(ElementsAre("x", "train"), ElementsAre("y", "train"), ElementsAre("z", "test")));
  EXPECT_THAT(read_json(R"({"n":1,"docs":{"p":{"a":"x"},"q":{"a":"y"}},"m":2})", "docs"),
              ElementsAre(ElementsAre("x", "p"), ElementsAre("y", "q")));
  std::string texts;
  for (int i = 0; i < 9; ++i) texts += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":\"one two three\"";
  EXPECT_THAT(read_json("{" + texts + "}").at(8), ElementsAre("one two three", "8"));
}

TEST(JsonReader, ColumnsAreTurnedIntoRows) {
  EXPECT_THAT(read_json(R"({"text":{"0":"x","1":"y"},"n":{"0":1,"1":2}})"),
              ElementsAre(ElementsAre("x", "1", "0"), ElementsAre("y", "2", "1")));
  EXPECT_THAT(read_json(R"({"n":1,"table":{"text":["x","y"],"n":[1,2]}})", "table"),
              ElementsAre(ElementsAre("x", "1"), ElementsAre("y", "2")));
  EXPECT_THAT(read_json(R"({"text":{"0":"x","1":"y"},"n":{"0":NaN,"1":2}})"),
              ElementsAre(ElementsAre("x", "", "0"), ElementsAre("y", "2", "1")));
  EXPECT_EQ(open_error(R"({"text":{"0":"x","1":"y"},"n":{"0":1,"1":tru}})", ""),
            "data:1: broken JSON: 'tru' is no value");
  EXPECT_EQ(open_error(R"({"table":{"text":["x","y"],"n":[1,2)", "table"),
            "data:1: the file ends within the table that begins here");
}

TEST(JsonReader, BrokenMembersEndTheFile) {
  const std::string end = "; the rest of the file is not read";
  const std::string begin = R"({"p":{"a":"x"},)"
                            "\n";
  EXPECT_EQ(problem_of(begin + R"("q":{"a":"y"})"), "2: the object that begins in line 1 is not closed" + end);
  EXPECT_EQ(problem_of(begin + R"("q":{"a":"y"} "r":{}})"),
            "2: '\"' behind an element, where ',' or ']' should be" + end);
  EXPECT_EQ(problem_of(begin + R"("q":{"a":"y"},7})"), "2: '7' where a name and ':' should be" + end);
  EXPECT_EQ(problem_of(begin + R"("q":{"a":"y"},"r" {}})"), "2: '{' where a name and ':' should be" + end);
}

TEST(JsonReader, LinesAreThoseWhereElementsBegin) {
  JsonReader reader({""});
  const auto records = cut_all(reader, "[\n\n{\"a\":\n1}\n,\n{\"a\":2}]");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].line, 3);
  EXPECT_EQ(records[1].line, 6);
}

TEST(JsonReader, OtherElementsThanObjectsAndTexts) {
  EXPECT_THAT(read_json("[1,[2],null]"), ElementsAre(ElementsAre("!", "the document holds a number, not an object"),
                                                     ElementsAre("!", "the document holds a list, not an object"),
                                                     ElementsAre("!", "the document holds no JSON object")));
}

TEST(JsonReader, BrokenElementLeavesTheOthers) {
  const auto rows = read_json("[{\"a\":1},{\"a\":tru},{\"a\" 2},{\"a\":3}]");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_THAT(rows[1], ElementsAre("!", "broken JSON: 'tru' is no value"));
  EXPECT_EQ(rows[2][0], "!");
  EXPECT_THAT(rows[3], ElementsAre("3"));
}

TEST(JsonReader, BrokenStructureEndsTheFile) {
  const std::string end = "; the rest of the file is not read";
  EXPECT_EQ(problem_of("[{}\n{}]"), "2: '{' behind an element, where ',' or ']' should be" + end);
  EXPECT_EQ(problem_of("[{},\n]"), "2: ']' where an element should begin" + end);
  EXPECT_EQ(problem_of("[,{}]"), "1: ',' where an element should begin" + end);
  EXPECT_EQ(problem_of("[{},,{}]"), "1: ',' where an element should begin" + end);
  EXPECT_EQ(problem_of("\n[{},\n{}\n"), "4: the array that begins in line 2 is not closed" + end);
  EXPECT_EQ(problem_of("["), "1: the array that begins in line 1 is not closed" + end);
  EXPECT_EQ(problem_of("[{}]\n[]"), "2: text behind the end of the JSON; is it cut or joined wrongly?" + end);
  EXPECT_EQ(problem_of("[{},\n{\"a\":1"), "2: the file ends within the element that begins here");
  EXPECT_EQ(problem_of("{},{}"), "1: ',' where a document should begin" + end);
  EXPECT_EQ(problem_of("{\"a\":[{}]", "a"), "1: the file ends within the object that holds the array" + end);
  EXPECT_EQ(problem_of("{\"a\":[{}]]", "a"), "1: broken JSON behind the array" + end);
}

TEST(JsonReader, PathThatIsNotThere) {
  EXPECT_EQ(open_error("{\"date\":1,\n\"b\":2}", "data"),
            "data:2: no 'data' for format.json.records; did you mean 'date'?");
  EXPECT_EQ(open_error("{}", "a.b"), "data:1: no 'a' for format.json.records; the object is empty");
  EXPECT_EQ(open_error("{\"a\":{\"b\":{}}}", "a.b"),
            "data:1: 'a.b' holds no array, but begins with '{'; name one in format.json.records");
  EXPECT_EQ(open_error("[]", "a"),
            "data:1: on the way to 'a' (format.json.records) there should be '{', but here is '['");
  EXPECT_EQ(open_error("{\"a\":{\"c\":1", "a.b"),
            "data:1: on the way to 'a.b' (format.json.records) there should be '}', but here is the end of the file");
}

TEST(JsonReader, TooLongAnElementIsBadAndReadingGoesOn) {
  JsonReader reader({""});
  TextStream stream(pull_from("[{\"a\":\"" + std::string(99, 'x') + "\\\"]\n\"},\n{\"a\":1}]"), "auto",
                    tiny_limits(8, 40));
  const auto records = cut_all(reader, stream);
  EXPECT_THAT(parse_all(reader, records),
              ElementsAre(ElementsAre("!", testing::StartsWith("an element of more than ")), ElementsAre("1")));
  EXPECT_EQ(records.back().line, 3);
}

TEST(JsonReader, DeepNestingIsRefused) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_THAT(read_json("[{\"a\":" + deep + "},{\"a\":1}]"),
              ElementsAre(ElementsAre("!", "JSON nested deeper than 256"), ElementsAre("1")));
}

TEST(JsonReader, EveryChunkSizeGivesTheSame) {
  const std::string bytes = "{\"x\":{\"y\":1},\"r\":[{\"a\":\"\\\\\"},{\"a\":\"\\\"]\"},\"t\"],\"z\":[2]}";
  for (std::size_t chunk = 1; chunk < 20; ++chunk) {
    JsonReader reader({"r"});
    TextStream stream(pull_from(bytes, chunk), "auto", tiny_limits(chunk));
    EXPECT_THAT(parse_all(reader, cut_all(reader, stream)),
                ElementsAre(ElementsAre("\\"), ElementsAre("\"]"), ElementsAre("t")));
  }
  for (std::size_t chunk = 1; chunk < 20; ++chunk) {
    JsonReader reader({""});
    TextStream stream(pull_from(R"({"p":{"a":"x"},"q":{"a":"y"}})", chunk), "auto", tiny_limits(chunk));
    EXPECT_THAT(parse_all(reader, cut_all(reader, stream)), ElementsAre(ElementsAre("x", "p"), ElementsAre("y", "q")));
  }
}

}  // namespace
}  // namespace topicmill
