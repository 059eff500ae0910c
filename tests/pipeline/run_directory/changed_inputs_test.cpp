#include "pipeline/run_directory/changed_inputs.hpp"

#include <gtest/gtest.h>

#include "pipeline/run_directory/finished_run.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

bool have_changed(const std::filesystem::path& directory) {
  const Registry registry;
  return inputs_changed(FinishedRun(directory, registry).inputs());
}

TEST(ChangedInputs, AreThoseWithOtherBytes) {
  const TemporaryDirectory folder;
  train(folder);
  EXPECT_FALSE(have_changed(folder / "run"));
  folder.write("docs.jsonl", two_themes() + "{}\n");
  EXPECT_TRUE(have_changed(folder / "run"));
}

TEST(ChangedInputs, AreNotThoseThatAreGone) {
  const TemporaryDirectory folder;
  train(folder);
  std::filesystem::remove(folder / "docs.jsonl");
  EXPECT_FALSE(have_changed(folder / "run"));
}

}  // namespace
}  // namespace topicmill
