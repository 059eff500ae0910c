// One point of a sweep: a matrix, a number of topics and the options, and what is measured there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nmf/factorization.hpp"
#include "nmf/fold_in/held_out.hpp"
#include "nmf/topic_balance.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/progress/progress.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// How thoroughly points are measured.
struct SweepEffort {
  std::int64_t restarts = 5;  ///< random starts that stability is of; 0: not measured
  std::int64_t folds = 5;     ///< of bi-cross-validation; 0: not measured
};

/// A matrix with what every point over it shares.
struct SweptMatrix {
  Corpus corpus;
  CorpusIndex index;
  WeightedMatrix V;
  std::vector<HeldOutBlocks> blocks;  ///< none where the matrix is too small, or entries are missing
  std::string hash;                   ///< of terms and entries, XXH3
  std::string text_hash;              ///< of the input files and of how they are analyzed: words may stand elsewhere
};

/// Coherence of the first ten words, mean over topics.
struct TrialCoherence {
  std::string text_hash;        ///< of the text it was counted in; empty: not measured yet
  std::optional<double> npmi;   ///< none where the text cannot be read again
  std::optional<double> umass;  ///< by the matrix
};

/// What was measured at a point.
struct TrialResult {
  double relative_error = 0;
  double objective = 0;
  std::int64_t iterations = 0;
  bool converged = false;
  std::optional<double> held_out_error;
  std::optional<double> stability;
  std::optional<TopicBalance> balance;
  std::vector<double> topic_stability;  ///< of each topic, by prevalence
  std::vector<std::vector<std::string>> top_words;
  double seconds = 0;  ///< without the coherence
  TrialCoherence coherence;
  std::vector<std::string> warnings;  ///< of the factorization
};

/// Reads, counts and weighs the corpus of a config.
SweptMatrix make_swept_matrix(const Config& config, const SweepEffort& effort, const Registry& registry,
                              Progress& progress);

/// Measures a factorization that was made as config.nmf says, its components by prevalence: factorizes from random
/// starts, whose topics are matched with these (by their first ten words, Greene et al. 2014), then parts of the matrix
/// (Owen and Perry 2009), and looks whether its topics hide others.
TrialResult measure_trial(const SweptMatrix& matrix, const Factorization& whole, const Config& config,
                          const SweepEffort& effort, const Registry& registry);

/// What identifies a trial: its matrix, the options of its factorization, what that started from beside them
/// (FactorizationChain::origin), the effort and this version.
std::string trial_key(const SweptMatrix& matrix, const Config& config, const std::string& origin,
                      const SweepEffort& effort);

}  // namespace topicmill
