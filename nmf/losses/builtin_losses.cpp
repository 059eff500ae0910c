// The one list of losses.
#include "base/registry.hpp"
#include "nmf/losses/losses.hpp"

namespace topicmill {

Family<Loss> builtin_losses() {
  return {
      "loss",
      {member<Loss, FrobeniusLoss>("frobenius", "1/2 |V - WH|^2: least squares; the topics of TF-IDF."),
       member<Loss, KullbackLeiblerLoss>("kullback_leibler",
                                         "sum v ln(v/p) - v + p: the likelihood of counts, as in PLSA."),
       member<Loss, ItakuraSaitoLoss>("itakura_saito", "sum v/p - ln(v/p) - 1: ratios alone count; power spectra.")}};
}

}  // namespace topicmill
