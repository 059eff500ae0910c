#include "pipeline/terminal/progress_style.hpp"

#include <gmock/gmock.h>

#include "pipeline/progress/progress.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// What a stage that is broken off writes to standard error.
std::string shown(ProgressStyle style) {
  testing::internal::CaptureStderr();
  {
    const auto progress = make_progress(style);
    progress->begin("read", "MB");
  }
  return testing::internal::GetCapturedStderr();
}

TEST(ProgressStyleTest, ABarWipesItsLineInTheEnd) {
  EXPECT_EQ(shown(ProgressStyle::bar), "\r\033[Kread      \r\033[K");
}

TEST(ProgressStyleTest, JsonIsALineAReport) {
  const std::string line = shown(ProgressStyle::json);
  EXPECT_THAT(line, StartsWith(R"({"stage":"read","unit":"MB","done":0.0,"seconds":)"));
  EXPECT_THAT(line, HasSubstr("}\n"));
}

TEST(ProgressStyleTest, NoneIsSilent) { EXPECT_EQ(shown(ProgressStyle::none), ""); }

}  // namespace
}  // namespace topicmill
