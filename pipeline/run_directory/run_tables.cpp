#include "pipeline/run_directory/run_tables.hpp"

#include <fmt/format.h>

#include "pipeline/run_directory/doc_topics.hpp"

namespace topicmill {
namespace {

template <class T>
const T& at(const std::vector<T>& values, std::int64_t row) {
  return values[static_cast<std::size_t>(row)];
}

template <class T>
std::int64_t count_of(const std::vector<T>& values) {
  return static_cast<std::int64_t>(values.size());
}

std::string reason_of(const Duplicate& duplicate, const std::string& original) {
  if (!duplicate.similarity) return fmt::format("same text as {}", original);
  return fmt::format("near duplicate of {} (similarity {:.2f})", original, *duplicate.similarity);
}

/// A word of a topic, by term id.
struct TopicWord {
  std::int64_t topic;
  std::int64_t rank;
  std::int64_t term;
};

std::vector<TopicWord> topic_words(const TopicModel& model, const CountOrAll& top_words) {
  std::vector<TopicWord> words;
  for (std::int64_t topic = 0; topic < model.k(); ++topic) {
    std::int64_t rank = 0;
    for (const std::int64_t term : model.top_terms(topic, top_words.count)) words.push_back({topic, ++rank, term});
  }
  return words;
}

}  // namespace

Table topics_table(const TopicModel& model, const std::vector<std::string>& labels, const Evaluation& evaluation) {
  Table table{"topics", {"topic", "label", "share", "documents"}, model.k(), {}};
  for (const auto& measure : evaluation.measures) table.columns.push_back(measure.name);
  table.fill = [&](std::int64_t t, std::vector<Cell>& cells) {
    const Topic& topic = at(model.topics, t);
    cells = {t, std::string_view(at(labels, t)), topic.share, topic.documents};
    for (const auto& measure : evaluation.measures) cells.emplace_back(at(measure.topics, t));
  };
  return table;
}

Table topic_words_table(const TopicModel& model, const std::vector<Term>& terms, const CountOrAll& top_words) {
  auto words = topic_words(model, top_words);
  const std::int64_t rows = count_of(words);
  return {"topic_words",
          {"topic", "rank", "term", "weight", "probability"},
          rows,
          [&model, &terms, words = std::move(words)](std::int64_t row, std::vector<Cell>& cells) {
            const auto& [topic, rank, term] = at(words, row);
            cells = {topic, rank, std::string_view(at(terms, term).text), model.weights(term, topic),
                     static_cast<float>(model.probability(term, topic))};
          }};
}

Table doc_topics_table(const TopicModel& model, const std::vector<DocumentInfo>& documents,
                       const std::vector<std::string>& metadata) {
  Table table{"doc_topics", doc_topics_columns(metadata, model.k()), count_of(documents), {}};
  table.fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const DocumentInfo& document = at(documents, row);
    cells = {std::string_view(document.id)};
    for (const auto& value : document.metadata) cells.emplace_back(std::string_view(value));
    for (const float theta : model.theta.row_span(row)) cells.emplace_back(theta);
    const auto top = model.top_topic(row);
    cells.push_back(top ? Cell(*top) : Cell());
  };
  return table;
}

Table documents_table(const CorpusMatrix& corpus, const TopicModel* model) {
  Table table{"documents", {"document", "origin", "tokens", "known_tokens", "empty"}, count_of(corpus.documents), {}};
  if (model != nullptr) table.columns.emplace_back("explained");
  if (corpus.languages) table.columns.emplace_back("language");
  table.fill = [&corpus, model](std::int64_t row, std::vector<Cell>& cells) {
    const DocumentInfo& document = at(corpus.documents, row);
    const std::int64_t known = at(corpus.pruned.known_tokens, row);
    cells = {std::string_view(document.id), std::string_view(document.origin()), document.tokens, known, known == 0};
    if (model != nullptr) cells.emplace_back(at(model->explained, row));
    if (corpus.languages) cells.emplace_back(document.language.text());
  };
  return table;
}

Table vocabulary_table(const std::vector<Term>& terms) {
  return {"vocabulary",
          {"term", "document_frequency", "count", "idf"},
          count_of(terms),
          [&](std::int64_t row, std::vector<Cell>& cells) {
            const Term& term = at(terms, row);
            cells = {std::string_view(term.text), term.document_frequency, term.count, term.idf};
          }};
}

Table rejects_table(const CorpusMatrix& corpus) {
  std::vector<Reject> rejects = corpus.rejects;
  for (const auto& duplicate : corpus.duplicates) {
    rejects.push_back({duplicate.origin, reason_of(duplicate, at(corpus.documents, duplicate.original).id)});
  }
  const std::int64_t rows = count_of(rejects);
  return {"rejects",
          {"origin", "reason"},
          rows,
          [rejects = std::move(rejects)](std::int64_t row, std::vector<Cell>& cells) {
            cells = {std::string_view(at(rejects, row).origin), std::string_view(at(rejects, row).reason)};
          }};
}

Table convergence_table(const std::vector<Iteration>& trace) {
  return {"convergence",
          {"iteration", "seconds", "objective", "relative_error"},
          count_of(trace),
          [&](std::int64_t row, std::vector<Cell>& cells) {
            const Iteration& step = at(trace, row);
            cells = {step.iteration, step.seconds, step.objective, step.relative_error};
          }};
}

}  // namespace topicmill
