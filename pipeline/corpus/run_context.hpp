// What every stage of a run is handed.
#pragma once

#include "base/collective.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/progress/run_log.hpp"

namespace topicmill {

class PartialRun;
struct FormerTerms;

/// What is asked for, the families to choose from, and where a stage tells what it does. Refers to all of them.
struct RunContext {
  const Config& config;
  const Registry& registry;
  RunLog& log;
  Progress& progress;
  PartialRun* partial = nullptr;              ///< where a factorization keeps its state, if it does
  const FormerTerms* former_terms = nullptr;  ///< that stay, where topics of a former run go on
  Collective* ranks = &alone();               ///< who do the run together
};

}  // namespace topicmill
