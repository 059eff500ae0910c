#include "pipeline/inspect/word_lists.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

WordLists lists_of(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("word-lists-" + std::to_string(std::hash<std::string>{}(text)) + ".txt");
  std::ofstream(path, std::ios::binary) << text;
  try {
    auto lists = read_word_lists(path.string());
    std::filesystem::remove(path);
    return lists;
  } catch (...) {
    std::filesystem::remove(path);
    throw;
  }
}

TEST(WordLists, AreLinesOfWordsBetweenBlanksCommasOrTabs) {
  EXPECT_THAT(lists_of("game team  match\n\nfilm, star wars ,award\r\ntax\tnew deal\t\n").topics,
              ElementsAre(ElementsAre("game", "team", "match"), ElementsAre("film", "star wars", "award"),
                          ElementsAre("tax", "new deal")));
}

TEST(WordLists, AreThoseOfMallet) {
  EXPECT_THAT(lists_of("0\t2.5\tgame team\n1\t0.01\tfilm star \n").topics,
              ElementsAre(ElementsAre("game", "team"), ElementsAre("film", "star")));
}

TEST(WordLists, AreJson) {
  EXPECT_THAT(lists_of("\n[[\"game\", \"team\"],\n [\"caf\\u00e9\"], []]").topics,
              ElementsAre(ElementsAre("game", "team"), ElementsAre("café")));
  EXPECT_THAT([] { lists_of("[[\"game\", 3]]"); }, ThrowsMessage<InputError>(HasSubstr("no JSON list of lists")));
}

TEST(WordLists, AreTablesAWordARow) {
  EXPECT_THAT(lists_of("topic,rank,term,weight\n1,1,game,2\n0,1,\"a, b\",3\n1,2,team,1\n").topics,
              ElementsAre(ElementsAre("game", "team"), ElementsAre("a, b")));
  EXPECT_THAT(lists_of("word\ttopic\ngame\t7\n").topics, ElementsAre(ElementsAre("game")));
  EXPECT_THAT([] { lists_of("topic,term\n0\n"); }, ThrowsMessage<InputError>(HasSubstr("row 2 has 1 cells")));
}

TEST(WordLists, AreToldOfRepetitions) {
  const auto lists = lists_of("game team game\nteam\n");
  EXPECT_THAT(lists.topics, ElementsAre(ElementsAre("game", "team"), ElementsAre("team")));
  EXPECT_THAT(lists.warnings, ElementsAre("1 word is repeated within a topic: only the first counts"));
  EXPECT_THAT(lists_of("game team\n").warnings, IsEmpty());
}

TEST(WordLists, MustBeThere) {
  EXPECT_THAT([] { lists_of("\n \n"); }, ThrowsMessage<InputError>(HasSubstr("it holds no topics")));
  EXPECT_THROW(read_word_lists("/no/such/file"), InputError);
}

}  // namespace
}  // namespace topicmill
