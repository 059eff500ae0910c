#include "pipeline/command_line/parse.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A program of two commands, and what they were given.
class ParseTest : public testing::Test {
 protected:
  Program program() {
    return {.name = "mill",
            .help = "mill grinds.\n",
            .version = "mill 1",
            .arguments = {{"-q,--quiet", &quiet_, "No messages"},
                          {"--style",
                           [this](const std::string& name) { style_ = name; },
                           "How",
                           "STYLE",
                           {.check = OneOf{{"none", "bar"}, true}}}},
            .commands = {grind(), {.name = "sift", .help = "Sift flour.\n\n  mill sift\n"}}};
  }

  Command grind() {
    return {.name = "grind",
            .help = "Grind grain.\n\n  mill grind wheat\n",
            .arguments = {{"SACK", &sacks_, "Grain", {}, {.required = true}},
                          {"-n,--times", &times_, "How often", "N", {.check = Positive{}, .shows_default = true}},
                          {"--share", &share_, "How much", "S", {.check = Share{}}},
                          {"--of", &of_, "Kinds", "K,K", {.comma_separated = true}},
                          {"--set", &sets_, "Options", "KEY=VALUE"},
                          {"--all", [this] { all_ = true; }, "All of it"},
                          {"--none", &none_, "None of it", {}, {.excludes = {"--all"}}}}};
  }

  /// Parses and gives the name of the command, or the text.
  std::string parsed(const std::vector<std::string>& arguments) {
    const Program described = program();
    const Request request = parse(described, arguments);
    return request.command ? request.command->name : request.text;
  }

  std::string refusal(const std::vector<std::string>& arguments) {
    try {
      return "none: " + parsed(arguments);
    } catch (const UsageError& error) {
      return error.what();
    }
  }

  bool quiet_ = false;
  bool all_ = false;
  bool none_ = false;
  std::string style_;
  std::vector<std::string> sacks_;
  std::vector<std::string> of_;
  std::vector<std::string> sets_;
  std::int64_t times_ = 2;
  double share_ = 0;
};

TEST_F(ParseTest, FillsTheTargets) {
  EXPECT_EQ(parsed({"grind", "-n3", "--share", "0.5", "--of=wheat,rye", "--all", "-q", "a", "b"}), "grind");
  EXPECT_EQ(times_, 3);
  EXPECT_EQ(share_, 0.5);
  EXPECT_THAT(of_, ElementsAre("wheat", "rye"));
  EXPECT_THAT(sacks_, ElementsAre("a", "b"));
  EXPECT_TRUE(all_);
  EXPECT_TRUE(quiet_);
}

TEST_F(ParseTest, ARepeatedOptionTakesOneValueEachTime) {
  parsed({"--set", "a=1", "grind", "--set", "b=2", "sack"});
  EXPECT_THAT(sets_, ElementsAre("a=1", "b=2"));
  EXPECT_THAT(sacks_, ElementsAre("sack"));
}

TEST_F(ParseTest, NamesInAnyCaseComeAsTheyAreSpelled) {
  parsed({"grind", "--style", "BAR", "sack"});
  EXPECT_EQ(style_, "bar");
}

TEST_F(ParseTest, HelpComesFromTheDescriptions) {
  const std::string all = parsed({});
  EXPECT_THAT(all, HasSubstr("mill grinds."));
  EXPECT_THAT(all, HasSubstr("  grind         Grind grain.\n"));
  EXPECT_EQ(parsed({"--help"}), all);
  const std::string one = parsed({"grind", "--help"});
  EXPECT_THAT(one, HasSubstr("mill grind wheat"));
  EXPECT_THAT(one, HasSubstr("-n,--times N:POSITIVE=2"));
  EXPECT_EQ(parsed({"--version"}), "mill 1\n");
}

TEST_F(ParseTest, SaysWhatIsWrong) {
  EXPECT_EQ(refusal({"grnd"}), "unknown command 'grnd'; did you mean 'grind'?");
  EXPECT_EQ(refusal({"grind", "a", "--shrae", "1"}), "unknown option '--shrae'; did you mean '--share'?");
  EXPECT_EQ(refusal({"grind", "a", "-n"}), "-n needs a value");
  EXPECT_EQ(refusal({"grind"}), "SACK is required; see mill --help");
  EXPECT_EQ(refusal({"grind", "a", "--none", "--all"}), "--all excludes --none; see mill --help");
  EXPECT_EQ(refusal({"grind", "a", "--share", "nan"}), "--share: Value nan not in range 0 to 1; see mill --help");
  EXPECT_THAT(refusal({"grind", "a", "-n", "0"}), HasSubstr("--times: "));
}

}  // namespace
}  // namespace topicmill
