// run.json: versions, inputs, what was kept and dropped and why, seconds and memory a stage, warnings.
#pragma once

#include <string>

#include "nmf/summary.hpp"
#include "pipeline/corpus/corpus_matrix.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/progress/run_log.hpp"

namespace topicmill {

/// run.json of a run over text. `summary` and `evaluation` are null where the run stopped after the matrix
/// (`vectorize`).
std::string run_json(const CorpusMatrix& corpus, const Summary* summary, const Evaluation* evaluation,
                     const RunLog& log);

/// Which sides of a matrix have names.
struct NamedAxes {
  bool rows = false;
  bool columns = false;
};

/// run.json of `factorize`: a matrix file instead of a corpus.
std::string factorize_json(const InputFile& file, const MatrixShape& V, const NamedAxes& named, const Summary& summary,
                           const RunLog& log);

}  // namespace topicmill
