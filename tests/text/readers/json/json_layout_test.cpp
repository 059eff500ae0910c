#include "text/readers/json/json_layout.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

std::string layout_of(const std::string& json) { return describe(guess_json_layout(json)); }

/// `count` copies of `part`, # replaced by their number, with commas between them.
std::string repeated(const std::string& part, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    std::string one = part;
    for (std::size_t at = 0; (at = one.find('#', at)) != std::string::npos;) one.replace(at, 1, std::to_string(i));
    out += (i > 0 ? "," : "") + one;
  }
  return out;
}

const std::string sentence = "the yeast of a sourdough wants warm water";

TEST(JsonLayout, DocumentsOneBehindTheOther) {
  EXPECT_EQ(layout_of(R"({"a":1})"), "");
  EXPECT_EQ(layout_of(R"({"a":{"b":"x"}} {"a":{"b":"y"}})"), "");
  EXPECT_EQ(layout_of(R"({"id":1,"title":"x","text":"y"})"), "");
  EXPECT_EQ(layout_of("{"), "");
  EXPECT_EQ(layout_of(""), "");
}

TEST(JsonLayout, ArrayInAnObject) {
  EXPECT_EQ(layout_of(R"({"status":"ok","articles":[{"title":"a"},{"title":"b"}]})"), "records: articles");
  EXPECT_EQ(layout_of(R"({"response":{"numFound":2,"docs":[{"id":1},{"id":2}]}})"), "records: response.docs");
  EXPECT_EQ(layout_of(R"({"took":1,"hits":{"total":1,"hits":[{"_id":1,"_source":{"t":"x"}}]}})"), "records: hits.hits");
  EXPECT_EQ(layout_of(R"({"speeches":[{"by":"a","said":"one two"},{"by":"b","said":"three"}]})"), "records: speeches");
  EXPECT_EQ(layout_of(R"({"status":"ok","articles":[]})"), "records: articles");
  EXPECT_EQ(layout_of(R"({"documents":[")" + sentence + R"(",")" + sentence + R"("],"n":2})"), "records: documents");
}

TEST(JsonLayout, ArrayThatIsLongerThanWhatIsSeen) {
  EXPECT_EQ(layout_of(R"({"total":9,"items":[{"text":"a"},{"text":"b"},{"te)"), "records: items");
}

TEST(JsonLayout, ListsOfADocumentAreNoDocuments) {
  EXPECT_EQ(layout_of(R"({"paper_id":"p1","body_text":[{"text":"one two three"},{"text":"four five six"}]})"), "");
  EXPECT_EQ(layout_of(R"({"id":"p1","body_text":[{"text":"one two three"},{"text":"four five six"}]})"), "");
  EXPECT_EQ(layout_of(R"({"title":"x","comments":[{"text":"one two three"},{"text":"four five six"}]})"), "");
  EXPECT_EQ(layout_of(R"({"text":")" + sentence + R"(","items":[{"n":1}]})"), "");
  EXPECT_EQ(layout_of(R"({"name":"chat","id":7,"messages":[{"text":"one two"},{"text":"three four"}]})"),
            "records: messages");
}

TEST(JsonLayout, MembersAreDocuments) {
  EXPECT_EQ(layout_of("{" + repeated(R"("doc#":{"text":"x y","label":"z"})", 3) + "}"), "each member a document");
  EXPECT_EQ(layout_of("{" + repeated(R"("#":{"text":"x y","label":"z"})", 3) + "}"), "each member a document");
  EXPECT_EQ(layout_of(R"({"docs":{)" + repeated(R"("d#":{"t":"x","u":1})", 3) + "}}"),
            "each member of docs a document");
  EXPECT_EQ(layout_of("{" + repeated("\"doc#\":\"" + sentence + "\"", 9) + "}"), "each member a document");
  EXPECT_EQ(layout_of(R"({"train":[{"text":"x","y":1}],"test":[{"text":"z","y":0}]})"), "each member a document");
  EXPECT_EQ(layout_of("{\"sport\":[\"" + sentence + "\"],\"arts\":[\"" + sentence + "\",\"" + sentence + "\"]}"),
            "each member a document");
  EXPECT_EQ(layout_of(R"({"user":{"name":"a"},"place":{"town":"b"}})"), "") << "parts of another kind";
}

TEST(JsonLayout, Columns) {
  EXPECT_EQ(layout_of(R"({"text":{"0":"x","1":"y"},"label":{"0":"a","1":null}})"), "columns");
  EXPECT_EQ(layout_of(R"({"text":{"0":"x","1":"y","2":")"), "columns");
  EXPECT_EQ(layout_of("{\"text\":{" + repeated("\"d#\":\"x\"", 30) + "},\"label\":{" + repeated("\"d#\":1", 30) + "}}"),
            "columns");
  EXPECT_EQ(layout_of(R"({"text":["x","y","z"],"label":[1,2,3]})"), "columns");
  EXPECT_EQ(layout_of(R"({"columns":["text","n"],"index":[0,1],"data":[["x",1],["y",2]]})"), "columns");
  EXPECT_EQ(layout_of(R"({"data":{"text":["x","y"],"label":[1,2]}})"), "columns of data");
}

}  // namespace
}  // namespace topicmill
