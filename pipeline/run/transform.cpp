#include "pipeline/run/transform.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "text/input/corpus_pass.hpp"

namespace topicmill {
namespace {

/// Documents on their way to the output.
struct TransformedBatch {
  std::vector<DocumentInfo> documents;
  std::vector<KnownTermCounter::Tally> tallies;
  DocumentTopics topics;
  std::vector<Reject> rejects;
  UnknownWords unknown;
  std::string text;  ///< the rows of the output
};

/// `labels`: k of them.
Table table_of(const TransformedBatch& batch, const std::vector<std::string>& labels,
               const std::vector<std::string>& metadata) {
  Table table{"doc_topics", transform_columns(metadata, std::ssize(labels)), std::ssize(batch.documents), {}};
  table.fill = [&batch, &labels](std::int64_t row, std::vector<Cell>& cells) {
    const auto at = static_cast<std::size_t>(row);
    const auto top = batch.topics.top_topic(row);
    fill_doc_topics(batch.documents[at], batch.topics.theta.row_span(row), top, cells);
    cells.push_back(top ? Cell(std::string_view(labels[static_cast<std::size_t>(*top)])) : Cell());
    cells.insert(cells.end(), {batch.tallies[at].tokens, batch.tallies[at].known_tokens, batch.topics.explained[at]});
  };
  return table;
}

std::string rows_of(const Table& table, const RowFormat& format) {
  std::string text;
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < table.rows; ++row) {
    table.fill(row, cells);
    format.row(table, cells, text);
  }
  return text;
}

/// Sums up batches, in order.
class Reporter {
 public:
  void add(const TransformedBatch& batch) {
    report_.documents += std::ssize(batch.documents);
    report_.skipped += std::ssize(batch.rejects);
    for (std::size_t i = 0; i < batch.documents.size(); ++i) add(batch.tallies[i], batch.topics.explained[i]);
    for (std::uint32_t id = 0; id < batch.unknown.words.size(); ++id) {
      words_.add(batch.unknown.words.term(id), batch.unknown.counts[id]);
    }
    words_.trim();
  }

  TransformReport finish() {
    constexpr std::size_t shown_words = 10;
    report_.unknown_words = words_.first(shown_words);
    return std::move(report_);
  }

 private:
  void add(const KnownTermCounter::Tally& tally, float explained) {
    report_.tokens += tally.tokens;
    report_.unknown_tokens += tally.tokens - tally.known_tokens;
    if (tally.known_tokens == 0) {
      ++report_.empty;
    } else {
      report_.explained += static_cast<double>(explained);
      report_.weakly_explained += explained < weak_share ? 1 : 0;
    }
  }

  TransformReport report_;
  FrequentWords words_;
};

/// The rows of a batch of documents.
TransformedBatch transform_batch(const Transformer& transformer, KnownTermCounter& counter, Batch&& batch) {
  TransformedBatch made;
  made.rejects = std::move(batch.rejects);
  KnownRows rows;
  for (auto& document : batch.documents) {
    made.tallies.push_back(counter.count(document.text, rows));
    std::string().swap(document.text);
    made.documents.push_back({std::move(document.id), {}, std::move(document.metadata), 0, {}});
  }
  made.unknown = std::move(rows.unknown);
  // A thread that waits for its share of a product must not begin another batch with the counter of this one.
  tbb::this_task_arena::isolate([&] { made.topics = transformer.fold_in(std::move(rows)); });
  return made;
}

/// The rows of a corpus that comes as counts.
TransformedBatch transform_counts(const Transformer& transformer, const CountedCorpus& corpus) {
  TransformedBatch made;
  const Vocabulary terms = known_terms(transformer.model().terms);
  KnownRows rows;
  for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
    made.tallies.push_back(append_known(counts_of(corpus, d), terms, rows.counts, made.unknown));
  }
  made.documents = corpus.documents;
  made.topics = transformer.fold_in(std::move(rows));
  return made;
}

/// Where batches go: rows to the output, in order, and sums to the report.
class Output {
 public:
  Output(const std::vector<std::string>& labels, const std::vector<std::string>& metadata, const RowFormat& format,
         const TransformSinks& sinks)
      : labels_(labels), metadata_(metadata), format_(format), sinks_(sinks) {
    std::string header;
    format.header(table_of({}, labels, metadata), header);
    sinks.rows(header);
  }

  /// Writes the rows of a batch into it; any thread.
  TransformedBatch formatted(TransformedBatch&& batch) const {
    batch.text = rows_of(table_of(batch, labels_, metadata_), format_);
    return std::move(batch);
  }

  /// Serial, in order.
  void take(TransformedBatch&& batch) {
    for (const auto& reject : batch.rejects) sinks_.reject(reject);
    reporter_.add(batch);
    sinks_.rows(batch.text);
  }

  TransformReport finish() { return reporter_.finish(); }

 private:
  const std::vector<std::string>& labels_;
  const std::vector<std::string>& metadata_;
  const RowFormat& format_;
  const TransformSinks& sinks_;
  Reporter reporter_;
};

/// Returns the warnings of the reader.
std::vector<std::string> transform_text(const Transformer& transformer, Corpus& corpus, Output& output,
                                        Progress& progress) {
  CorpusReader reader = corpus.read(LackingField::counted);
  tbb::enumerable_thread_specific<KnownTermCounter> counters([&] { return transformer.counter(); });
  progress.begin("transforming", "MB");
  pass_over<TransformedBatch>(
      reader,
      [&](Batch&& batch) { return output.formatted(transform_batch(transformer, counters.local(), std::move(batch))); },
      [&](TransformedBatch&& batch) { output.take(std::move(batch)); }, report_to(progress));
  progress.end();
  return reader.warnings();
}

}  // namespace

std::vector<std::string> transform_columns(const std::vector<std::string>& metadata, std::int64_t topics) {
  return doc_topics_columns(metadata, topics, {"label", "tokens", "known_tokens", "explained"});
}

TransformReport transform(const Transformer& transformer, const InputOptions& input, const Registry& registry,
                          const RowFormat& format, const TransformSinks& sinks, Progress& progress) {
  Output output(transformer.model().labels, input.metadata, format, sinks);
  std::vector<std::string> warnings;
  Config config = transformer.model().config;
  config.input = input;
  config.input.passages = transformer.model().config.input.passages;
  config.input.limits.spool_gb = 0;  // nobody reads it after this, and it may have no end
  Corpus corpus(config.input, registry);
  if (const auto* matrix = corpus.matrix()) {
    const bool lacks_metadata = !matrix->documents && !input.metadata.empty();
    if (lacks_metadata) {
      config.input.metadata.clear();
      warnings.emplace_back("a matrix has no metadata: the cells of input.metadata are empty");
    }
    CountedCorpus counted = corpus.read_matrix(config).counted;
    for (auto& document : counted.documents) document.metadata.resize(input.metadata.size());
    output.take(output.formatted(transform_counts(transformer, counted)));
  } else {
    warnings = transform_text(transformer, corpus, output, progress);
  }
  TransformReport report = output.finish();
  report.warnings = std::move(warnings);
  return report;
}

}  // namespace topicmill
