// Panels as a rule sees them: 64 values a topic, next to each other, and nothing written through a view to be read.
#include "nmf/panel.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <type_traits>
#include <utility>

#include "nmf/algebra/factor.hpp"

namespace topicmill {
namespace {

static_assert(std::is_convertible_v<Panel<float>, ConstPanel<float>>);
static_assert(!std::is_convertible_v<ConstPanel<float>, Panel<float>>, "what is to be read alone stays so");
static_assert(std::is_same_v<decltype(std::declval<ConstPanel<float>>()(0)), std::span<const float, 64>>);

TEST(Panel, GivesTheRowsOfATopic) {
  Factor values(1, kernels::panel_topics(5) * kernels::panel_rows);
  std::iota(values.row(0), values.row(1), 0.0F);
  const Panel<float> panel(values.row(0), 5);
  EXPECT_EQ(panel.k(), 5);
  EXPECT_EQ(panel(0).front(), 0);
  EXPECT_EQ(panel(3).front(), 192);
  EXPECT_EQ(panel(4).back(), 319);
  EXPECT_EQ(panel.whole().size(), 8U * 64U) << "the topics of the padding are there";
}

TEST(Panel, AgreesWithTheKernels) {
  Factor X(70, 3);
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t t = 0; t < X.k(); ++t) X(i, t) = static_cast<float>(10 * i + t);
  }
  Factor values(1, kernels::panel_topics(3) * kernels::panel_rows);
  const Panel<float> panel(values.row(0), 3);
  kernels::to_panel(X.row(6), 64, 3, X.stride(), panel.data());
  for (std::size_t row = 0; row < panel.rows; ++row) {
    for (std::int64_t t = 0; t < 3; ++t) EXPECT_EQ(panel(t)[row], X(6 + static_cast<std::int64_t>(row), t));
  }
}

}  // namespace
}  // namespace topicmill
