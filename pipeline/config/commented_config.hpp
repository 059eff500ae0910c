// A config as a person wants to start from: every option, its value, and what it means.
#pragma once

#include <string>

#include "pipeline/config/config.hpp"

namespace topicmill {

/// YAML that reads back to `config`, each option after a comment with its documentation.
std::string commented_config(const Config& config, const Registry& registry);

}  // namespace topicmill
