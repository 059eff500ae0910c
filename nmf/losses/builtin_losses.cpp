// The one list of losses.
#include "nmf/half_step.hpp"
#include "nmf/loss.hpp"
#include "nmf/panel_rule.hpp"

namespace topicmill {

std::unique_ptr<HalfStep> Loss::quadratic(std::unique_ptr<PanelRule>) const { return nullptr; }
std::unique_ptr<HalfStep> Loss::newton() const { return nullptr; }

Family<Loss> builtin_losses() {
  return {"loss",
          {member<Loss, FrobeniusLoss>("frobenius", "1/2 |V - WH|^2: least squares; the topics of TF-IDF."),
           member<Loss, KullbackLeiblerLoss>("kullback_leibler",
                                             "sum v ln(v/p) - v + p: the likelihood of counts, as in PLSA.")}};
}

}  // namespace topicmill
