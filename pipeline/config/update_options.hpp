// The `update:` section: a run whose topics go on with new documents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/options.hpp"

namespace topicmill {

struct UpdateOptions {
  std::optional<std::string> run;
  double forget = 1;
  std::optional<std::int64_t> new_topics;

  static constexpr auto fields() {
    return std::tuple{
        field("run", &UpdateOptions::run,
              "The directory of the run whose topics go on: they keep their numbers and labels and move with the "
              "documents of input.path, new words join the vocabulary. Text, weights, loss and nmf.topics are those "
              "of that run. null: topics are made anew."),
        field("forget", &UpdateOptions::forget,
              "What the documents before count, times this: 0.9 forgets a tenth with each update; 1: nothing.",
              between(0, 1)),
        field(
            "new_topics", &UpdateOptions::new_topics,
            "At most so many topics join the others, for what no topic says and as many documents are about as about a "
            "topic on average; null: as many as there are; 0: none.",
            at_least(0)),
    };
  }
};

}  // namespace topicmill
