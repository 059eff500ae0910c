// run.json: versions, inputs, what was kept and dropped and why, seconds and memory a stage, warnings.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "files/input_file.hpp"
#include "nmf/summary.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/corpus/funnel.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/progress/run_log.hpp"

namespace topicmill {

/// run.json of a run over text, whose matrix is V. `summary` and `evaluation` are null where the run stopped after the
/// matrix
/// (`vectorize`).
std::string run_json(const CorpusIndex& corpus, const MatrixShape& V, const Summary* summary,
                     const Evaluation* evaluation, const RunLog& log);

/// Which sides of a matrix have names.
struct NamedAxes {
  bool rows = false;
  bool columns = false;
};

/// run.json of `factorize`: a matrix file instead of a corpus.
std::string factorize_json(const InputFile& file, const MatrixShape& V, const NamedAxes& named, const Summary& summary,
                           const RunLog& log);

/// How a run over text went.
struct RunStory {
  Funnel funnel;
  Summary summary;  ///< loss, solver, init, iterations, converged
  std::optional<LabelAgreement> agreement;
  std::vector<Doubt> doubts;
  std::vector<std::string> warnings;
};

/// What the file of a run says to those who look into it.
struct RunRecord {
  std::optional<std::vector<InputFile>> inputs;  ///< none where it does not list them
  std::optional<RunStory> story;                 ///< none where it does not say all of it
};

/// Reads the file of a run directory; says nothing where it is no such file.
RunRecord read_run_json(const std::filesystem::path& directory);

}  // namespace topicmill
