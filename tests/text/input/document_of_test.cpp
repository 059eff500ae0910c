#include "text/input/document_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

Record record_at(std::int64_t line) {
  Record record;
  record.file = std::make_shared<FileContext>(SourceFile{"pack.zip/a.csv", "a.csv"}, "UTF-8");
  record.line = line;
  return record;
}

InputOptions options_for(std::vector<std::string> text) {
  InputOptions options;
  options.text = std::move(text);
  options.metadata = {"tags", "none"};
  return options;
}

TEST(DocumentOf, TextsAreJoinedByALineEndAndValuesByAComma) {
  const auto document = document_of(record_at(3), {{"title", "A", {}}, {"body", "B", {"C"}}, {"tags", "x", {"y"}}},
                                    options_for({"title", "lacking", "body"}));
  EXPECT_EQ(document.text, "A\nB\nC");
  EXPECT_THAT(document.metadata, ElementsAre("x, y", ""));
  EXPECT_EQ(document.origin, "pack.zip/a.csv:3");
}

TEST(DocumentOf, IsNamedByItsFieldElseByTheFileElseByItsPlace) {
  auto options = options_for({"text"});
  options.id = "key";
  auto record = record_at(3);
  EXPECT_EQ(document_of(record, {{"key", "k", {}}}, options).id, "k");
  EXPECT_EQ(document_of(record, {{"key", "", {}}}, options).id, "a.csv:3");
  record.id = "own";
  EXPECT_EQ(document_of(record, {}, options).id, "own");
}

}  // namespace
}  // namespace topicmill
