// A config for data that has none yet: guessed from the names and values of its fields.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pipeline/config.hpp"

namespace topicmill {

/// input.path, and for data with fields (csv, tsv, jsonl, json, xml, sqlite) input.text, input.id and input.metadata,
/// judged by the names and the first values of the fields. Throws InputError where the data cannot be read.
Value guess_input(const InputOptions& options, const Registry& registry);

/// The guessed config with `sets` laid over it, which also count for the guess (input.format, input.encoding); its run
/// directory is runs/NAME after the data.
Config guess_config(std::span<const std::string> paths, std::span<const std::string> sets, const Registry& registry);

}  // namespace topicmill
