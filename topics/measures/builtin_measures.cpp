// The one list of measures.
#include "topics/measures/inverted_rbo.hpp"
#include "topics/measures/measures.hpp"

namespace topicmill {
namespace {

template <Coherence coherence, std::int64_t width>
Member<Measure> windowed(std::string name, std::string doc) {
  using Made = WindowCoherence<coherence, width>;
  return member<Measure, Made, typename Made::Options>(std::move(name), std::move(doc));
}

}  // namespace

Family<Measure> builtin_measures() {
  return {"measure",
          {windowed<npmi, 10>("npmi", "Coherence: normalized PMI of the top words in windows of 10 tokens; -1 to 1."),
           member<Measure, Umass>("umass", "Coherence: log conditional probability in documents; up to 0."),
           windowed<uci, 10>("uci", "Coherence: PMI of the top words in windows of 10 tokens."),
           windowed<c_v, 110>("c_v", "Coherence: cosine of NPMI vectors in windows of 110 tokens; up to 1."),
           member<Measure, Distributional, Distributional::Options>(
               "distributional", "Coherence: cosine of the words' NPMI with words of all topics; 0 to 1."),
           member<Measure, Diversity>("diversity", "Share of unique words among all top words; 0 to 1."),
           member<Measure, InvertedRbo, RboOptions>("inverted_rbo",
                                                    "1 - rank-biased overlap with the other topics; 0 to 1."),
           member<Measure, Exclusivity>("exclusivity", "Mean P(topic | top word), topics as likely; 0 to 1."),
           member<Measure, EffectiveWords>("effective_words", "exp of the entropy of P(term | topic)."),
           member<Measure, Rank1>("rank_1", "Share of the documents with the topic that have it as their first.")}};
}

}  // namespace topicmill
