#include "pipeline/show_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/config.hpp"
#include "pipeline/read_table.hpp"
#include "pipeline/ready_matrix.hpp"
#include "pipeline/run_reader.hpp"
#include "text/corpus_reader.hpp"
#include "text/learn.hpp"
#include "text/vectorize.hpp"

namespace topicmill {
namespace {

double number_of(const std::string& cell) {
  double number = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

/// Fills in the document's row of doc_topics.
ShownDocument read_row(const std::vector<std::string>& columns, const std::vector<std::string>& cells,
                       const std::vector<RunTopic>& topics) {
  ShownDocument shown;
  shown.id = cells.front();
  const auto first_topic =
      static_cast<std::size_t>(std::find(columns.begin(), columns.end(), "topic_0") - columns.begin());
  for (std::size_t i = 1; i < first_topic; ++i) shown.metadata.emplace_back(columns[i], cells[i]);
  for (const auto& topic : topics) {
    double theta = 0;
    for (const std::int64_t part : topic.parts())
      theta += number_of(cells[first_topic + static_cast<std::size_t>(part)]);
    if (theta > 0) shown.topics.push_back({topic.number, topic.label, theta, {}});
  }
  std::stable_sort(shown.topics.begin(), shown.topics.end(),
                   [](const auto& a, const auto& b) { return a.theta > b.theta; });
  return shown;
}

ShownDocument find_row(const std::filesystem::path& directory, const std::string& id,
                       const std::vector<RunTopic>& topics) {
  std::optional<ShownDocument> found;
  std::vector<std::string> ids;
  for_each_row(directory, "doc_topics", [&](const auto& columns, const auto& cells) {
    if (cells.front() == id) found = read_row(columns, cells, topics);
    ids.push_back(cells.front());
    return !found;
  });
  if (found) return *found;
  const auto near = nearest_name(id, ids);
  throw UsageError(fmt::format(
      "the run has no document '{}'; {}", id,
      near ? fmt::format("did you mean '{}'?", *near) : "the first column of its table documents lists them all"));
}

/// The text of the document, read anew from the run's input; none where it is not there any more.
std::optional<std::string> read_text(const Config& config, const std::string& id, const Registry& registry) {
  CorpusReader reader(config.input, registry);
  while (auto raw = reader.next()) {
    for (auto& document : reader.parse(std::move(*raw)).documents) {
      if (document.id == id) return std::move(document.text);
    }
  }
  return std::nullopt;
}

std::vector<Term> read_vocabulary(const std::filesystem::path& directory) {
  std::vector<Term> terms;
  const TextTable table = read_table(directory, "vocabulary");
  for (const auto& cells : table.rows) terms.push_back({cells[0], 0, 0, number_of(cells[3])});
  return terms;
}

using TermCounts = std::map<std::string, float>;

TermCounts count_text(const std::string& text, const Config& config, const Registry& registry) {
  Tokens tokens;
  Analyzer analyzer(config.text, registry);
  learn(analyzer, config.input, registry);
  analyzer.analyze(text, tokens);
  TermCounts counts;
  for (const auto& token : tokens.list()) ++counts[std::string(token.text)];
  return counts;
}

/// Of a run over a ready matrix: the document's row, read anew; none where it is not there any more.
std::optional<TermCounts> read_row(const ReadyMatrix& matrix, const Config& config, const std::string& id,
                                   const Registry& registry) {
  const CountedCorpus corpus = read_ready_matrix(matrix, config, registry).counted;
  const auto at = std::find_if(corpus.documents.begin(), corpus.documents.end(),
                               [&](const DocumentInfo& document) { return document.id == id; });
  if (at == corpus.documents.end()) return std::nullopt;
  const auto counts = counts_of(corpus, static_cast<std::size_t>(at - corpus.documents.begin()));
  return TermCounts(counts.begin(), counts.end());
}

/// Reads the document anew from the run's input: what it says, if it is text, and its terms.
TermCounts read_document(const Config& config, const Registry& registry, ShownDocument& shown) {
  std::optional<TermCounts> counts;
  if (const auto matrix = find_ready_matrix(config.input)) {
    counts = read_row(*matrix, config, shown.id, registry);
  } else if (auto text = read_text(config, shown.id, registry)) {
    counts = count_text(*text, config, registry);
    shown.text = std::move(*text);
  }
  if (!counts) throw InputError("the input has no such document any more");
  return *counts;
}

/// The weights of the terms that are known, as in the document's row of the matrix.
std::map<std::string, double> weights_of(const TermCounts& found, const Config& config,
                                         const std::vector<Term>& terms) {
  std::map<std::uint32_t, float> counts;
  for (const auto& [text, count] : found) {
    const auto at = std::lower_bound(terms.begin(), terms.end(), text,
                                     [](const Term& term, std::string_view wanted) { return term.text < wanted; });
    if (at != terms.end() && at->text == text) counts[static_cast<std::uint32_t>(at - terms.begin())] = count;
  }
  SparseMatrix row;
  row.rows = 1;
  row.cols = static_cast<std::int64_t>(terms.size());
  for (const auto& [column, count] : counts) {
    row.columns.push_back(column);
    row.values.push_back(count);
  }
  row.row_starts.push_back(row.nonzeros());
  weigh(row, terms, config.vectorize);
  std::map<std::string, double> weights;
  for (std::size_t i = 0; i < row.columns.size(); ++i) {
    weights[terms[row.columns[i]].text] = static_cast<double>(row.values[i]);
  }
  return weights;
}

void add_words(const std::map<std::string, double>& weights, const RunTopic& topic, DocumentTopic& shown) {
  for (const auto& word : topic.words) {
    const auto at = weights.find(word.term);
    if (at != weights.end()) shown.words.push_back({word.term, at->second * word.weight});
  }
  std::sort(shown.words.begin(), shown.words.end(), [](const auto& a, const auto& b) {
    return a.contribution != b.contribution ? a.contribution > b.contribution : a.term < b.term;
  });
}

}  // namespace

ShownDocument show_document(const std::filesystem::path& directory, const std::string& id, const Registry& registry,
                            TopicView view) {
  const auto topics = read_topics(directory, view);
  ShownDocument shown = find_row(directory, id, topics);
  try {
    const Config config = load_config(directory / "config.yaml", {}, registry);
    const auto counts = read_document(config, registry, shown);
    const auto weights = weights_of(counts, config, read_vocabulary(directory));
    for (auto& topic : shown.topics) add_words(weights, find_topic(topics, topic.topic), topic);
  } catch (const InputError& error) {
    shown.words_missing = error.what();
  }
  return shown;
}

}  // namespace topicmill
