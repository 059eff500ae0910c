// The whole pipeline: a config in, a run directory out.
#pragma once

#include <string>
#include <vector>

#include "base/collective.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/progress/progress.hpp"

namespace topicmill {

class Corpus;

/// What there is to say of a finished run.
struct RunReport {
  std::string directory;
  std::int64_t documents = 0;
  std::int64_t terms = 0;
  std::int64_t topics = 0;
  double relative_error = 0;
  double seconds = 0;
  bool resumed = false;  ///< it went on from what a run that was stopped had kept
  std::vector<std::string> warnings;
  std::vector<std::string> doubts;        ///< a line each: which topics, why, and what to try
  std::vector<std::string> failed_gates;  ///< of evaluate.require; the run directory is complete all the same
};

/// Reads, counts, weighs, factorizes and writes, on the threads of the current TBB arena. The run directory is complete
/// afterwards, or as it was before. Throws InputError, OutputError, UsageError or Interrupted.
/// Several ranks do it together: the first calls it, the others call help_run().
RunReport run(const Config& config, const Registry& registry, Progress& progress, Collective& ranks = alone());

/// What all ranks but the first do of a run: they read their share of the corpus and factorize their rows.
void help_run(const Config& config, const Registry& registry, Collective& ranks);

/// Reads, counts and weighs the corpus, which is config.input, as run() does, and looks whether that can be factorized
/// as the config says. Writes nothing, and throws what run() would.
void try_matrix(Corpus& corpus, const Config& config, const Registry& registry);

/// Stops after the matrix: the matrices counts and tfidf, vocabulary and documents go into the run directory.
RunReport vectorize(const Config& config, const Registry& registry, Progress& progress);

}  // namespace topicmill
