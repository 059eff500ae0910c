#include "pipeline/run_directory/write_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/output_file.hpp"
#include "matrices/matrix_writer.hpp"
#include "pipeline/config/column_names.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/model/past_file.hpp"
#include "pipeline/run_directory/convergence_table.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/documents_table.hpp"
#include "pipeline/run_directory/passages_table.hpp"
#include "pipeline/run_directory/rejects_table.hpp"
#include "pipeline/run_directory/short_doc_topics.hpp"
#include "pipeline/run_directory/sqlite/relations.hpp"
#include "pipeline/run_directory/topic_changes_table.hpp"
#include "pipeline/run_directory/topic_words_table.hpp"
#include "pipeline/run_directory/topics_over_time_table.hpp"
#include "pipeline/run_directory/topics_per_class_table.hpp"
#include "pipeline/run_directory/topics_table.hpp"
#include "pipeline/run_directory/vocabulary_table.hpp"
#include "tables/table_format.hpp"

namespace topicmill {
namespace {

/// Writes all tables in each configured format.
void write_tables(const std::vector<Table>& tables, const Config& config, const Registry& registry,
                  const RunDirectory& directory) {
  for (const auto& format : config.output.format) registry.make(format)->write(tables, directory.path(""));
}

/// With a short doc_topics in files: a database has a row for each topic anyway.
void write_tables(const std::vector<Table>& tables, const Table& short_doc_topics, const Config& config,
                  const Registry& registry, const RunDirectory& directory) {
  std::vector<Table> of_files = tables;
  const auto is_wide = [&](const Table& table) { return table.name == short_doc_topics.name; };
  std::replace_if(of_files.begin(), of_files.end(), is_wide, short_doc_topics);
  for (const auto& name : config.output.format) {
    const auto format = registry.make(name);
    format->write(format->is_database() ? tables : of_files, directory.path(""));
  }
}

/// Adds what every run over text has, with topics or without.
void add_corpus_tables(const CorpusIndex& corpus, const DocumentTopics* topics,
                       const std::vector<TopTopic>* of_passages, std::vector<Table>& tables) {
  tables.push_back(documents_table(corpus, topics));
  if (corpus.passages) tables.push_back(passages_table(corpus, of_passages));
  tables.push_back(vocabulary_table(corpus.terms));
  tables.insert(tables.end(), corpus.learned.begin(), corpus.learned.end());
  if (!corpus.rejects.empty() || !corpus.duplicates.empty()) tables.push_back(rejects_table(corpus));
}

/// The documents, or DOCUMENT#NUMBER of each passage.
std::vector<std::string> row_names(const CorpusIndex& corpus) {
  std::vector<std::string> names;
  for (std::int64_t d = 0; d < std::ssize(corpus.documents); ++d) {
    const std::string& id = corpus.documents[static_cast<std::size_t>(d)].id;
    if (!corpus.passages) names.push_back(id);
    const std::int64_t passages = corpus.passages ? corpus.passages->rows_of(d).size() : 0;
    for (std::int64_t number = 1; number <= passages; ++number) names.push_back(fmt::format("{}#{}", id, number));
  }
  return names;
}

/// What people call them, or what their words do.
std::vector<std::string> topic_labels(std::vector<std::string> names, const Labels& edits) {
  for (const auto& edit : edits.topics) {
    if (edit.name) names[static_cast<std::size_t>(*edit.topic)] = *edit.name;
  }
  return names;
}

void write_model(const RunResult& result, const std::vector<std::string>& labels, const RunDirectory& directory) {
  Config config = result.config;
  config.text = result.corpus.text;
  config.vectorize.vocabulary.reset();
  config.output = {};  // what is written of a run, and where, is no part of its model
  config.report = {};
  const TrainingFit fit = fit_of(result.corpus.documents, result.corpus.known_tokens, result.document_topics.explained);
  save_model({config, result.corpus.terms, result.corpus.weights, result.model, labels, fit},
             directory.path(model_file));
}

/// Where a field's column is called otherwise: says so of the formats that are written, and adds the table that tells.
void tell_renamed_fields(const Config& config, const Table& documents, const Table& doc_topics,
                         std::vector<Table>& tables, const Registry& registry, RunLog& log) {
  const auto& fields = config.input.metadata;
  const auto& formats = config.output.format;
  const auto first = doc_topics.columns.begin() + 1;
  const std::vector<std::string> columns(first, first + std::ssize(fields));
  const auto warn = [&](std::string_view table, const std::vector<std::string>& held) {
    for (auto& warning : renamed_fields(table, fields, held)) log.warn(std::move(warning));
  };
  const auto databases = std::count_if(formats.begin(), formats.end(),
                                       [&](const auto& format) { return registry.make(format)->is_database(); });
  if (databases < std::ssize(formats)) warn("table doc_topics", columns);
  if (databases > 0) warn("table documents of topics.sqlite", database_columns(documents, fields));
  if (columns != fields) tables.push_back(metadata_table(fields, columns));
}

}  // namespace

void write_run(const RunResult& result, const RunDirectory& directory, RunLog& log) {
  const auto& [config, registry, corpus, breakdown, summary, model, document_topics, passages, edits, evaluation,
               changes, past] = result;
  const auto labels = topic_labels(evaluation.names, edits);
  const DocTopicsOptions& kept = config.output.doc_topics;
  const Table wide = doc_topics_table(document_topics, corpus.documents, config.input.metadata, kept);
  const Table of_files =
      kept.is_short() ? short_doc_topics_table(document_topics, corpus.documents, config.input.metadata, kept) : wide;
  std::vector<Table> tables{topics_table(model, labels, evaluation),
                            topic_words_table(model, corpus.terms, config.output.top_words), wide};
  if (breakdown.time) tables.push_back(topics_over_time_table(document_topics, *breakdown.time));
  if (!breakdown.classes.empty()) tables.push_back(topics_per_class_table(model, document_topics, breakdown.classes));
  if (!changes.empty()) tables.push_back(topic_changes_table(changes, labels));
  tables.push_back(convergence_table(summary.trace));
  add_corpus_tables(corpus, &document_topics, passages ? &passages->topics : nullptr, tables);
  tell_renamed_fields(config, documents_table(corpus, &document_topics), of_files, tables, registry, log);
  write_tables(tables, of_files, config, registry, directory);
  write_text(resolved_yaml(config), directory.path("config.yaml"));
  if (!edits.topics.empty() || !edits.unplaced.empty()) write_text(labels_text(edits), directory.path(labels_file));
  write_model(result, labels, directory);
  if (!result.past.weights.empty())
    save_past(result.past, result.corpus.rare, result.corpus.counted_rows, directory.path(past_file));
}

void write_matrix(std::string_view name, const SparseMatrix& matrix, const CorpusIndex& corpus, const Config& config,
                  const Registry& registry, const RunDirectory& directory) {
  NamedMatrix named{name, matrix, {}, {}};
  const auto rows = row_names(corpus);
  named.documents.assign(rows.begin(), rows.end());
  for (const auto& term : corpus.terms) named.terms.emplace_back(term.text);
  for (const auto& format : config.output.matrix) {
    const auto writer = registry.make(format);
    writer->write(named, directory.path(fmt::format("{}.{}", name, writer->extension())));
  }
}

void write_vectors(const WeightedMatrix& V, const CorpusIndex& corpus, const Config& config, const Registry& registry,
                   const RunDirectory& directory) {
  write_matrix("tfidf", V.values, corpus, config, registry, directory);
  std::vector<Table> tables;
  add_corpus_tables(corpus, nullptr, nullptr, tables);
  write_tables(tables, config, registry, directory);
  write_text(resolved_yaml(config), directory.path("config.yaml"));
}

void write_run_log(const std::string& json, const RunDirectory& directory) {
  write_text(json, directory.path(run_file));
}

}  // namespace topicmill
