#include "pipeline/model/transformer.hpp"

#include "pipeline/model/term_scales.hpp"
#include "topics/describe_topics.hpp"
#include "topics/sum_passages.hpp"

namespace topicmill {

Transformer::Transformer(Model model, const Registry& registry)
    : model_(std::move(model)),
      analyzer_(model_.config.text, registry),
      passages_(registry.make(model_.config.input.passages)),
      terms_(known_terms(model_.terms)),
      weigher_(model_.terms, model_.weights, model_.config.vectorize, registry),
      fold_in_(with_scales(Factor(model_.topics.weights), model_.weights.term_scales), model_.config.nmf, registry) {}

WeightedMatrix Transformer::weighted(SparseMatrix counts) const {
  counts.cols = std::ssize(model_.terms);
  return {weigher_(std::move(counts))};
}

DocumentTopics Transformer::fold_in(KnownRows rows) const {
  FoldedRows folded = fold_in_(weighted(std::move(rows.counts)).values);
  weigh_by_mass(model_.topics.topics, folded.W);
  DocumentTopics topics{std::move(folded.W), std::move(folded.explained)};
  return rows.passages ? sum_passages(topics, *rows.passages) : topics;
}

std::vector<TransformedText> Transformer::operator()(const std::vector<std::string_view>& texts) const {
  KnownRows rows;
  KnownTermCounter counter = this->counter();
  std::vector<TransformedText> documents;
  for (const auto text : texts) {
    const auto [tokens, known_tokens] = counter.count(text, rows);
    documents.push_back({{}, std::nullopt, tokens, known_tokens, 0});
  }
  const DocumentTopics topics = fold_in(std::move(rows));
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const auto row = static_cast<std::int64_t>(d);
    const auto theta = topics.theta.row_span(row);
    documents[d].theta.assign(theta.begin(), theta.end());
    documents[d].top_topic = topics.top_topic(row);
    documents[d].explained = topics.explained[d];
  }
  return documents;
}

}  // namespace topicmill
