#include "pipeline/progress/progress.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace topicmill {
namespace {

using testing::ElementsAre;

/// What a program would show.
struct Window : Progress {
  void show(const StageProgress& now) override {
    lines.push_back(std::string(now.stage) + " " + std::to_string(static_cast<int>(now.done)) + " " +
                    std::string(now.unit));
  }
  void clear() override { lines.emplace_back("cleared"); }

  std::vector<std::string> lines;
};

TEST(ProgressTest, ShowsTheBeginningOfEachStage) {
  Window window;
  window.begin("read", "MB");
  window.begin("factorize", "iterations");
  EXPECT_THAT(window.lines, ElementsAre("read 0 MB", "factorize 0 iterations"));
}

TEST(ProgressTest, ShowsNoMoreThanTenTimesASecond) {
  Window window;
  window.begin("read", "MB");
  for (int i = 1; i <= 1000; ++i) window.report(i, 1000);
  EXPECT_LT(window.lines.size(), 100U);
}

TEST(ProgressTest, ClearsAStageOnce) {
  Window window;
  window.end();
  window.begin("read", "MB");
  window.end();
  window.end();
  EXPECT_THAT(window.lines, ElementsAre("read 0 MB", "cleared"));
}

}  // namespace
}  // namespace topicmill
