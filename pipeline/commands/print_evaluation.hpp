// How what was measured of topics is shown.
#pragma once

#include <string>
#include <vector>

#include "base/registry.hpp"
#include "pipeline/evaluation/evaluation.hpp"

namespace topicmill {

/// Prints it as a table for people, or as rows. `labels`: of each topic.
void print_evaluation(const Evaluation& evaluation, const std::vector<std::string>& labels, const std::string& format,
                      const Registry& registry);

}  // namespace topicmill
