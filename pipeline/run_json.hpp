// run.json: versions, inputs, what was kept and dropped and why, seconds and memory a stage, warnings.
#pragma once

#include <string>

#include "nmf/factorize.hpp"
#include "pipeline/run_log.hpp"
#include "pipeline/stages.hpp"

namespace topicmill {

/// run.json of a run over text. `summary` is null where the run stopped after the matrix (`vectorize`).
std::string run_json(const CorpusMatrix& corpus, const Summary* summary, const RunLog& log);

/// run.json of `factorize`: a matrix file instead of a corpus.
std::string factorize_json(const CorpusReader::InputFile& file, const SparseMatrix& V, const Summary& summary,
                           const RunLog& log);

}  // namespace topicmill
