#include "pipeline/run_directory/changed_inputs.hpp"

#include <gtest/gtest.h>

#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

TEST(ChangedInputs, AreThoseWithOtherBytes) {
  const TemporaryDirectory folder;
  train(folder);
  EXPECT_FALSE(inputs_changed(folder / "run"));
  folder.write("docs.jsonl", two_themes() + "{}\n");
  EXPECT_TRUE(inputs_changed(folder / "run"));
}

TEST(ChangedInputs, AreNotThoseThatAreGone) {
  const TemporaryDirectory folder;
  train(folder);
  std::filesystem::remove(folder / "docs.jsonl");
  EXPECT_FALSE(inputs_changed(folder / "run"));
}

}  // namespace
}  // namespace topicmill
