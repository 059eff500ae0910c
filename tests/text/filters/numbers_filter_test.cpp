#include "text/filters/numbers_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NumbersFilter, DropsDigitsWithSeparators) {
  NumbersFilter filter(NumbersOptions{});
  EXPECT_THAT(
      filtered(filter, {"1984", "1,000.50", "12:30", "2024-01-31", "1'000", "1\u2019000", "1_000", "٣٤", "４２"}),
      IsEmpty());
  EXPECT_THAT(filtered(filter, {"10\u202F000", "10\u00A0000", "1 234\u2009567", "1⁄2", "١٬٠٠٠٫٥", "1ʼ000"}), IsEmpty());
}

TEST(NumbersFilter, KeepsWhatHasAnythingElse) {
  NumbersFilter filter(NumbersOptions{});
  const std::vector<std::string> kept{"3d", "1e5", "0x10", "b2b", "__", "-", "Ⅷ", "½", "50%", "三"};
  EXPECT_EQ(filtered(filter, kept), kept);
}

TEST(NumbersFilter, KeepsAllOnRequest) {
  NumbersFilter filter(NumbersOptions{NumbersAction::keep});
  EXPECT_THAT(filtered(filter, {"1984"}), ElementsAre("1984"));
  EXPECT_THAT(problems_of(builtin_filters(), "numbers", Value::scalar("dorp")),
              ElementsAre("'numbers' cannot be 'dorp' | did you mean 'drop'?"));
}

TEST(NumbersFilter, MasksNumbers) {
  NumbersFilter filter(NumbersOptions{NumbersAction::mask});
  EXPECT_THAT(filtered(filter, {"in", "1984", "12:30", "3d"}), ElementsAre("in", "#", "#", "3d"));
}

}  // namespace
}  // namespace topicmill
