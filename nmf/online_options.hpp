// Rows that come in batches, none of which is kept.
#pragma once

#include <cstdint>

#include "base/options.hpp"

namespace topicmill {

struct OnlineOptions {
  std::int64_t batch_size = 50'000;
  double forget = 1;
  std::int64_t new_topics = 0;

  static constexpr auto fields() {
    return std::tuple{
        field(
            "batch_size", &OnlineOptions::batch_size,
            "Documents of a batch, whose counts are in memory. Words join the vocabulary, and topics move, with each.",
            at_least(1)),
        field("forget", &OnlineOptions::forget,
              "What the documents before count, times this: 0.9 forgets a tenth with each batch; 1: nothing.",
              between(0, 1)),
        field("new_topics", &OnlineOptions::new_topics,
              "At most so many topics join those of the first batch with each later one, for what none of them says "
              "and as many documents are about as about a topic on average; 0: none.",
              at_least(0)),
    };
  }
};

}  // namespace topicmill
