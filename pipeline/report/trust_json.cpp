#include "pipeline/report/trust_json.hpp"

namespace topicmill {
namespace {

PageJson about_agreement(const std::optional<LabelAgreement>& found) {
  if (!found) return nullptr;
  return {{"field", found->field},
          {"documents", found->documents},
          {"nmi", rounded(found->values.nmi)},
          {"purity", rounded(found->values.purity)},
          {"ari", rounded(found->values.ari)}};
}

PageJson about_dropped_terms(const Funnel& funnel) {
  PageJson rules = PageJson::array();
  for (const auto& [rule, terms] : funnel.dropped) rules.push_back({{"rule", rule}, {"terms", terms}});
  return rules;
}

PageJson about_errors(const std::vector<Iteration>& trace) {
  PageJson errors = PageJson::array();
  for (const auto& step : trace) errors.push_back(rounded(step.relative_error));
  return errors;
}

PageJson about_doubts(const std::vector<Doubt>& doubts) {
  PageJson list = PageJson::array();
  for (const auto& [kind, topics, text] : doubts) list.push_back({{"kind", kind}, {"topics", topics}, {"text", text}});
  return list;
}

}  // namespace

PageJson about_trust(const ReportSource& source) {
  const auto& [read, skipped, duplicates, kept, empty, distinct, dropped, kept_terms] = source.funnel;
  const Summary& summary = source.summary;
  return {{"documents", {{"read", read}, {"skipped", skipped}, {"duplicates", duplicates}, {"empty", empty}}},
          {"terms", {{"distinct", distinct}, {"dropped", about_dropped_terms(source.funnel)}, {"kept", kept_terms}}},
          {"factorization",
           {{"loss", summary.loss},
            {"solver", summary.solver},
            {"init", summary.init},
            {"converged", summary.converged},
            {"iterations", summary.iterations}}},
          {"relative_error", about_errors(summary.trace)},
          {"weakly_explained", rounded(source.weakly_explained)},
          {"agreement", about_agreement(source.evaluation.agreement)},
          {"doubts", about_doubts(source.evaluation.doubts)},
          {"warnings", source.warnings}};
}

}  // namespace topicmill
