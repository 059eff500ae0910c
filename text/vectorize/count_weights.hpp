// Term weights that go by the count alone.
#pragma once

#include <array>
#include <cmath>

#include "text/vectorize/term_weight.hpp"

namespace topicmill {

/// Logarithms of counts, from a table where they are small and whole, as almost all are.
class CountLog {
 public:
  CountLog() {
    for (std::size_t count = 0; count < logs_.size(); ++count) logs_[count] = std::log(static_cast<double>(count));
  }

  /// ln(count); -infinity of 0.
  double operator()(double count) const {
    const auto whole = count < static_cast<double>(logs_.size()) ? static_cast<std::size_t>(count) : 0;
    return static_cast<double>(whole) == count ? logs_[whole] : std::log(count);
  }

 private:
  std::array<double, 256> logs_{};
};

class RawWeight : public TermWeight {
 public:
  void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
             std::span<double> weights) const override;
  bool keeps_counts() const override { return true; }
};

/// 1 + ln(count).
class LogWeight : public TermWeight {
 public:
  void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
             std::span<double> weights) const override;
  bool can_weigh(double count) const override { return 1 + log_(count) > 0; }

 private:
  CountLog log_;
};

class BinaryWeight : public TermWeight {
 public:
  void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
             std::span<double> weights) const override;
};

}  // namespace topicmill
