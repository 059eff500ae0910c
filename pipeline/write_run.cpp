#include "pipeline/write_run.hpp"

#include <fmt/format.h>

#include "pipeline/breakdown_tables.hpp"
#include "pipeline/model_file.hpp"
#include "pipeline/output_file.hpp"
#include "pipeline/run_tables.hpp"
#include "pipeline/write_table.hpp"

namespace topicmill {
namespace {

/// Writes tables in each configured format.
class TableWriter {
 public:
  TableWriter(const Config& config, const Registry& registry, const RunDirectory& directory) : directory_(directory) {
    for (const auto& format : config.output.format) formats_.push_back(registry.make(format));
  }

  void write(const Table& table) const {
    for (const auto& format : formats_) {
      write_table(table, *format, directory_.path(table.name + "." + format->extension()));
    }
  }

 private:
  const RunDirectory& directory_;
  std::vector<std::unique_ptr<TableFormat>> formats_;
};

void write_text(const std::string& text, const std::filesystem::path& path) {
  OutputFile file(path);
  file.write(text);
  file.close();
}

/// What every run over text writes, with topics or without.
void write_corpus(const Config& config, const CorpusMatrix& corpus, const TopicModel* model,
                  const RunDirectory& directory, const TableWriter& tables) {
  tables.write(documents_table(corpus, model));
  tables.write(vocabulary_table(corpus.pruned.terms));
  for (const auto& table : corpus.learned) tables.write(table);
  if (!corpus.rejects.empty() || !corpus.duplicates.empty()) tables.write(rejects_table(corpus));
  write_text(resolved_yaml(config), directory.path("config.yaml"));
}

/// Their names, or their first words.
std::vector<std::string> topic_labels(const TopicModel& model, const std::vector<Term>& terms, const Labels& edits) {
  std::vector<std::string> labels;
  for (std::int64_t t = 0; t < model.k(); ++t) {
    const TopicEdit* edit = edits.find(t);
    labels.push_back(edit && edit->name ? *edit->name : topic_label(model, t, terms));
  }
  return labels;
}

void write_model(const RunResult& result, const std::vector<std::string>& labels, const RunDirectory& directory) {
  Config config = result.config;
  config.text = result.corpus.text;
  config.vectorize.vocabulary.reset();
  config.output = {};  // what is written of a run, and where, is no part of its model
  config.report = {};
  const TrainingFit fit = fit_of(result.corpus, result.model);
  save_model({config, result.corpus.pruned.terms, result.model, labels, fit}, directory.path(model_file));
}

}  // namespace

void write_run(const RunResult& result, const RunDirectory& directory) {
  const auto& [config, registry, corpus, breakdown, summary, model, edits, evaluation] = result;
  const TableWriter tables(config, registry, directory);
  const auto labels = topic_labels(model, corpus.pruned.terms, edits);
  tables.write(topics_table(model, labels, evaluation));
  tables.write(topic_words_table(model, corpus.pruned.terms, config.output.top_words));
  tables.write(doc_topics_table(model, corpus.documents, config.input.metadata));
  if (breakdown.time) tables.write(topics_over_time_table(model, *breakdown.time));
  if (!breakdown.classes.empty()) tables.write(topics_per_class_table(model, breakdown.classes));
  tables.write(convergence_table(summary.trace));
  write_corpus(config, corpus, &model, directory, tables);
  if (!edits.topics.empty() || !edits.unplaced.empty()) write_text(labels_text(edits), directory.path(labels_file));
  write_model(result, labels, directory);
}

void write_matrix(std::string_view name, const Config& config, const Registry& registry, const CorpusMatrix& corpus,
                  const RunDirectory& directory) {
  for (const auto& format : config.output.matrix) {
    const auto writer = registry.make(format);
    const NamedMatrix matrix{name, corpus.values(), corpus.documents, corpus.pruned.terms};
    writer->write(matrix, directory.path(fmt::format("{}.{}", name, writer->extension())));
  }
}

void write_vectors(const Config& config, const Registry& registry, const CorpusMatrix& corpus,
                   const RunDirectory& directory) {
  write_matrix("tfidf", config, registry, corpus, directory);
  write_corpus(config, corpus, nullptr, directory, TableWriter(config, registry, directory));
}

void write_run_log(const std::string& json, const RunDirectory& directory) {
  write_text(json, directory.path(run_file));
}

}  // namespace topicmill
