// A look at an input takes nothing from who reads it.
#include "files/compression/opened_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

std::string read_member(OpenedInput& input) {
  std::string bytes;
  std::string piece(1000, '\0');
  while (const std::size_t got = input.read(piece.data(), piece.size())) bytes.append(piece, 0, got);
  return bytes;
}

class OpenedInputTest : public testing::Test {
 protected:
  const std::string long_text_ = noise(3 * OpenedInput::head_bytes / 2);
  TemporaryDirectory directory_;
};

TEST_F(OpenedInputTest, GivesAgainWhatALookHasShown) {
  write_archive(directory_.path("t"), "tar", "gzip", {{"a", long_text_}, {"b", "B"}});
  OpenedInput input(directory_.path("t"));
  EXPECT_EQ(input.head(), long_text_.substr(0, OpenedInput::head_bytes));
  EXPECT_EQ(input.head(), long_text_.substr(0, OpenedInput::head_bytes));
  ASSERT_TRUE(input.next_member());
  EXPECT_EQ(input.member(), "a");
  EXPECT_EQ(read_member(input), long_text_);
  ASSERT_TRUE(input.next_member());
  EXPECT_EQ(read_member(input), "B");
  EXPECT_FALSE(input.next_member());
}

TEST_F(OpenedInputTest, ForgetsTheHeadOfAMemberThatIsPassedOver) {
  write_archive(directory_.path("t"), "tar", "none", {{"a", "A"}, {"b", "B"}});
  OpenedInput input(directory_.path("t"));
  EXPECT_EQ(input.head(), "A");
  EXPECT_TRUE(input.next_member());
  EXPECT_TRUE(input.next_member());
  EXPECT_EQ(read_member(input), "B");
}

TEST_F(OpenedInputTest, HashesTheSameWithALookOrWithout) {
  const auto path = directory_.write("plain", long_text_);
  OpenedInput seen(path);
  seen.head();
  OpenedInput unseen(path);
  for (auto* input : {&seen, &unseen}) {
    input->next_member();
    read_member(*input);
    input->finish();
  }
  EXPECT_EQ(seen.hash(), unseen.hash());
  EXPECT_EQ(seen.bytes(), static_cast<std::int64_t>(long_text_.size()));
}

TEST_F(OpenedInputTest, OfNothingHasAnEmptyHead) {
  OpenedInput empty(directory_.write("empty", ""));
  EXPECT_EQ(empty.head(), "");
  EXPECT_TRUE(empty.next_member());
  write_archive(directory_.path("t"), "tar", "none", {{"folder/", ""}});
  OpenedInput without_files(directory_.path("t"));
  EXPECT_EQ(without_files.head(), "");
  EXPECT_FALSE(without_files.next_member());
}

TEST_F(OpenedInputTest, KnowsWhatIsPacked) {
  EXPECT_FALSE(OpenedInput(directory_.write("plain", "text")).is_packed());
  write_archive(directory_.path("z"), "raw", "gzip", {{"x", "text"}});
  EXPECT_TRUE(OpenedInput(directory_.path("z")).is_packed());
}

}  // namespace
}  // namespace topicmill
