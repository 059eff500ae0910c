// The tables of a run directory, as views on what the stages made.
#pragma once

#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/config/output_options.hpp"
#include "pipeline/corpus/corpus_matrix.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

// A table refers to its arguments: they must outlive it.

/// topic, label, share, documents, and a column a measure.
Table topics_table(const TopicModel& model, const std::vector<std::string>& labels, const Evaluation& evaluation);

/// topic, rank (from 1), term, weight, probability; the first words of each topic.
Table topic_words_table(const TopicModel& model, const std::vector<Term>& terms, const CountOrAll& top_words);

/// document, the metadata columns, topic_0 ... topic_{k-1} (theta), top_topic (empty where there is none).
Table doc_topics_table(const TopicModel& model, const std::vector<DocumentInfo>& documents,
                       const std::vector<std::string>& metadata);

/// document, origin, tokens, known_tokens, empty; explained, where there is a model; language, where text.language is
/// auto.
Table documents_table(const CorpusMatrix& corpus, const TopicModel* model);

/// term, document_frequency, count, idf.
Table vocabulary_table(const std::vector<Term>& terms);

/// origin, reason; skipped documents first, then those that repeat others.
Table rejects_table(const CorpusMatrix& corpus);

/// iteration, seconds, objective, relative_error.
Table convergence_table(const std::vector<Iteration>& trace);

}  // namespace topicmill
