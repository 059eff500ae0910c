// Rows and the places of their documents in the text.
#include "text/input/reading_order.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(ReadingOrder, WithoutGapsRowsAreNumbers) {
  const ReadingOrder order;
  EXPECT_EQ(order.number_of(0), 0);
  EXPECT_EQ(order.number_of(7), 7);
  EXPECT_FALSE(order.is_left_out(7));
}

TEST(ReadingOrder, RowsComeBehindWhatWasLeftOutBeforeThem) {
  const ReadingOrder order({4, 0, 5, 9});
  std::vector<std::int64_t> kept;
  for (std::int64_t number = 0; number < 12; ++number) {
    if (!order.is_left_out(number)) kept.push_back(number);
  }
  EXPECT_EQ(kept, (std::vector<std::int64_t>{1, 2, 3, 6, 7, 8, 10, 11}));
  for (std::size_t row = 0; row < kept.size(); ++row) {
    EXPECT_EQ(order.number_of(static_cast<std::int64_t>(row)), kept[row]);
  }
}

}  // namespace
}  // namespace topicmill
