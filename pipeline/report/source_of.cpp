#include "pipeline/report/source_of.hpp"

namespace topicmill {

ReportSource source_of(const FinishedRun& run, std::string title) {
  const Model& model = run.model;
  return {std::move(title), model.config,   model.config.text,          model.terms,   model.topics, run.documents,
          run.labels,       run.evaluation, model.fit.weakly_explained, run.breakdown, run.summary,  run.funnel,
          run.warnings};
}

}  // namespace topicmill
