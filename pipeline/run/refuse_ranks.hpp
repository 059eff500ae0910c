// What several ranks cannot do together.
#pragma once

#include "base/collective.hpp"
#include "pipeline/config/config.hpp"

namespace topicmill {

/// Throws UsageError, naming the option and what to do, where a config asks for what only one process can do. Before
/// anything is read.
void refuse_on_ranks(const Config& config, const Registry& registry, const Collective& ranks);

}  // namespace topicmill
