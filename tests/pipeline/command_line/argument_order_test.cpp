#include "pipeline/command_line/argument_order.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ordered(const std::vector<std::string>& arguments) {
  static bool quiet = false;
  static std::string directory;
  static std::int64_t topics = 0;
  const Program program{
      .arguments = {{"-q,--quiet", &quiet}},
      .commands = {
          {.name = "run", .arguments = {{"PATH", &directory}, {"-k,--topics", &topics}, {"-o,--output", &directory}}}}};
  return in_order(program, arguments);
}

TEST(ArgumentOrderTest, CommandThenOptionsThenTheRest) {
  EXPECT_THAT(ordered({"-k", "5", "run", "a", "-q", "--output", "d", "b"}),
              ElementsAre("run", "-k", "5", "-q", "--output", "d", "--", "a", "b"));
  EXPECT_THAT(ordered({"run"}), ElementsAre("run"));
  EXPECT_THAT(ordered({"--help"}), ElementsAre("--help"));
  EXPECT_THAT(ordered({}), IsEmpty());
}

TEST(ArgumentOrderTest, AValueMayStandInItsOption) {
  EXPECT_THAT(ordered({"run", "-k5", "a"}), ElementsAre("run", "-k5", "--", "a"));
  EXPECT_THAT(ordered({"run", "--topics=5", "a"}), ElementsAre("run", "--topics=5", "--", "a"));
  EXPECT_THAT(ordered({"run", "-qk", "5", "a"}), ElementsAre("run", "-qk", "5", "--", "a"));
  EXPECT_THAT(ordered({"run", "--output=", "a"}), ElementsAre("run", "--output", "", "--", "a"));
}

TEST(ArgumentOrderTest, ADashIsAPathAndDigitsAreANumber) {
  EXPECT_THAT(ordered({"run", "-", "-5"}), ElementsAre("run", "--", "-", "-5"));
  EXPECT_THAT(ordered({"run", "--", "-q"}), ElementsAre("run", "--", "-q"));
}

TEST(ArgumentOrderTest, RefusesUnknownCommandsAndMissingValues) {
  EXPECT_THROW(ordered({"rnu"}), UsageError);
  EXPECT_THROW(ordered({"run", "-k"}), UsageError);
}

}  // namespace
}  // namespace topicmill
