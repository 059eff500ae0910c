// A start from which half-steps alone do not come to the best of three topics, for the tests of nmf.
#pragma once

#include <memory>

#include "nmf/factorize.hpp"
#include "nmf/initializer.hpp"

namespace topicmill {

/// Rows 0 to 9 have columns 0 to 4, rows 10 to 19 columns 5 to 9, and the others columns 10 to 14, some a little more.
inline Factor three_blocks() {
  Factor V(30, 15);
  for (std::int64_t i = 0; i < 30; ++i) {
    for (std::int64_t j = 0; j < 5; ++j) V(i, i / 10 * 5 + j) = 1;
    if (i < 20) continue;
    const std::int64_t first = i % 2 == 0 ? 10 : 12;
    V(i, first) = V(i, first + 1) = 1.3F;
  }
  return V;
}

/// The first two blocks as one topic, the even and the odd rows of the third as two; a fourth topic is the first block.
class MergedAndSplit : public Initializer {
 public:
  Factors initialize(const MatrixView<float>& /*V*/, const MatrixView<float>& /*Vt*/, std::int64_t k,
                     std::uint64_t /*seed*/) const override {
    const Factor V = three_blocks();
    Factors start{Factor(30, k), Factor(15, k)};
    for (std::int64_t i = 0; i < 30; ++i) start.W(i, i < 20 ? 0 : 1 + i % 2) = 1;
    for (std::int64_t j = 0; j < 10; ++j) start.H(j, 0) = 0.5F;
    for (std::int64_t j = 10; j < 15; ++j) {
      start.H(j, 1) = V(20, j);
      start.H(j, 2) = V(21, j);
    }
    if (k > 3) add_the_first_block(start);
    return start;
  }

 private:
  static void add_the_first_block(Factors& start) {
    for (std::int64_t i = 0; i < 10; ++i) start.W(i, 3) = 1;
    for (std::int64_t j = 0; j < 5; ++j) start.H(j, 3) = 0.5F;
  }
};

inline Registry registry_with_merged_and_split() {
  Registry registry = nmf_registry();
  registry.family<Initializer>().add(
      {{"merged", "Two topics as one, and one as two.", nullptr, nullptr},
       [](const Value& /*options*/, Reading& /*reading*/) { return std::make_unique<MergedAndSplit>(); }});
  return registry;
}

inline NmfOptions options_of_merged_and_split() {
  NmfOptions options;
  options.topics = 3;
  options.init = {"merged", {}};
  return options;
}

}  // namespace topicmill
