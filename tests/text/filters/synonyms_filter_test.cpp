#include "text/filters/synonyms_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SynonymsFile : public testing::Test {
 protected:
  std::vector<std::string> replaced(std::string_view file, const std::vector<std::string>& terms) {
    SynonymsFilter filter(SynonymsOptions{{folder_.write("s.txt", file)}});
    return filtered(filter, terms);
  }

  /// The problems of a file, its name written as FILE.
  std::vector<std::string> problems(std::string_view file) {
    const std::string path = folder_.write("s.txt", file);
    auto found = problems_of(builtin_filters(), "synonyms", Value::scalar(path));
    for (auto& problem : found) {
      for (auto at = problem.find(path); at != std::string::npos; at = problem.find(path)) {
        problem.replace(at, path.size(), "FILE");
      }
    }
    return found;
  }

  TemporaryDirectory folder_;
};

TEST_F(SynonymsFile, ReplacesVariantsOfBothForms) {
  const auto* const file = "# cars\ncar: automobile, motorcar ,  auto\n\nwent\tgo\r\n12:30\thalf past twelve\ngo\tgo\n";
  EXPECT_THAT(replaced(file, {"automobile", "went", "auto", "12:30", "Auto", "car"}),
              ElementsAre("car", "go", "car", "half past twelve", "Auto", "car"));
}

TEST_F(SynonymsFile, TakesTheLongestRunOfNeighbors) {
  const auto* const file = "new_york: new york, nyc\nnew_york_times: new  york times\nyork\tjorvik\n";
  EXPECT_THAT(replaced(file, {"new", "york", "times", "new", "york", "new", "york"}),
              ElementsAre("new_york_times", "new_york", "new_york"));
  EXPECT_THAT(replaced(file, {"new", "times", "york", "new"}), ElementsAre("new", "times", "jorvik", "new"));
  EXPECT_THAT(replaced(file, {"new york", "nyc"}), ElementsAre("new_york", "new_york")) << "one term already";
}

TEST_F(SynonymsFile, SpansReachOverAllWords) {
  SynonymsFilter filter(SynonymsOptions{{folder_.write("s.txt", "ny: new york\n")}});
  const auto clone = filter.clone();
  Tokens tokens;
  tokens.list() = {{"in", 0, 2}, {"new", 3, 6}, {"york", 8, 12}, {"now", 13, 16}};
  clone->apply(tokens);
  ASSERT_THAT(texts_of(tokens), ElementsAre("in", "ny", "now"));
  EXPECT_EQ(tokens.list()[1].begin, 3U);
  EXPECT_EQ(tokens.list()[1].end, 12U);
}

TEST_F(SynonymsFile, FollowsChainsToTheirEnd) {
  EXPECT_THAT(replaced("b: a\nc: b\nd: c, x\n", {"a", "b", "c", "x", "d"}), ElementsAre("d", "d", "d", "d", "d"));
  EXPECT_THAT(replaced("big apple\tnyc\nnyc\tnew york\n", {"big", "apple"}), ElementsAre("new york"));
}

TEST_F(SynonymsFile, ChangesNothingWithoutAFile) {
  SynonymsFilter filter({});
  EXPECT_THAT(filtered(filter, {"cat", "dog"}), ElementsAre("cat", "dog"));
}

TEST_F(SynonymsFile, RefusesWhatHasTwoMeanings) {
  const std::string mend = " | write 'term: variant, variant', or variant, tab, term";
  EXPECT_THAT(problems("a\tb\ncat\n"), ElementsAre("FILE:2: this line has neither a tab nor a colon" + mend));
  EXPECT_THAT(problems("a\tb\tc\n"), ElementsAre("FILE:1: this line has more than one tab" + mend));
  EXPECT_THAT(problems("\n\na: b: c\n"), ElementsAre("FILE:3: this line has more than one colon" + mend));
  EXPECT_THAT(problems(": b\n"), ElementsAre("FILE:1: this line has nothing before its colon" + mend));
  EXPECT_THAT(problems("a: b,, c\n"), ElementsAre("FILE:1: this line has an empty variant" + mend));
  EXPECT_THAT(problems("a:\n"), ElementsAre("FILE:1: this line has an empty variant" + mend));
  EXPECT_THAT(problems("saw\tsee\nsaw\tsee\nsaw\tcut\n"),
              ElementsAre("FILE:3: 'saw' stands for 'cut' here, and for 'see' at FILE:1 | keep one of the two"));
  EXPECT_THAT(problems("\xFF\n"), ElementsAre("FILE:1: not UTF-8 | convert the file to UTF-8"));
  EXPECT_THAT(problems("a\tb\nb\tc\n"), IsEmpty());
}

TEST_F(SynonymsFile, RefusesCircles) {
  EXPECT_THAT(problems("x\ta\na\tb\nb\tc\nc\ta\n"),
              ElementsAre("FILE:2: 'a' leads back to itself by way of 'b' | break the circle: one term must stand for "
                          "the others"));
  EXPECT_THROW(replaced("a\tb\nb\ta\n", {}), InputError);
}

}  // namespace
}  // namespace topicmill
