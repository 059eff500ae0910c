#include "pipeline/report/source_of.hpp"

namespace topicmill {

ReportedRun::ReportedRun(const FinishedRun& run) : run_(run), config_(run.config()) {
  config_.report = run.written_config().report;
  run.documents();
  run.passages();
  summary_ = run.log().summary;
  evaluation_.agreement = run.log().agreement;
  evaluation_.measures = run.measures();
  evaluation_.doubts = run.log().doubts;
  summary_.trace = run.trace();
  run.labels();
  RunLog log;  // what it warns of was said by the run
  breakdown_ = break_down(config_.breakdown, config_.input, run.registry(), run.documents(), log);
}

ReportSource ReportedRun::source(std::string title) const {
  const Model& model = run_.model();
  return {std::move(title),    config_,         config_.text,
          model.terms,         model.topics,    run_.document_topics(),
          run_.documents(),    run_.passages(), run_.labels(),
          model.labels,        evaluation_,     model.fit.weakly_explained,
          breakdown_,          summary_,        run_.log().funnel,
          run_.log().warnings, run_.changes()};
}

}  // namespace topicmill
