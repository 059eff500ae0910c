// The one list of term weights.
#include "base/registry.hpp"
#include "text/vectorize/bm25_weight.hpp"
#include "text/vectorize/count_weights.hpp"
#include "text/vectorize/ppmi_weight.hpp"

namespace topicmill {

Family<TermWeight> builtin_term_weights() {
  return {"term weight",
          {
              member<TermWeight, RawWeight>("raw", "The count."),
              member<TermWeight, LogWeight>("log", "1 + ln of the count."),
              member<TermWeight, BinaryWeight>("binary", "1."),
              member<Bm25Weight, Bm25Options>(
                  "tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)): the count, saturated, and by the length "
                  "of the document; with norm: none."),
              member<TermWeight, PpmiWeight>(
                  "ppmi",
                  "max(0, ln(v N / (r c))), v of the r tokens of the document, and c of the N of the corpus: "
                  "how much more often the term comes than by chance; with idf: none."),
          }};
}

}  // namespace topicmill
