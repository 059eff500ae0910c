// The `checkpoint:` option: how often a run keeps what it has reached.
#pragma once

#include <optional>

#include "base/options.hpp"

namespace topicmill {

struct CheckpointOptions {
  double minutes = 10;

  static constexpr auto fields() {
    return std::tuple{
        field("minutes", &CheckpointOptions::minutes,
              "How long a run goes on before it keeps its state; 0: after every iteration.", at_least(0)),
    };
  }
};

/// {minutes: 10}, or `off`.
struct Checkpointing {
  std::optional<CheckpointOptions> options{CheckpointOptions()};  ///< none: off
};

template <>
struct OptionType<Checkpointing> {
  static void read(const Value& value, Checkpointing& option, Reading& reading);
  static Value write(const Checkpointing& option);
  static Shape shape(const Registry&);
};

}  // namespace topicmill
