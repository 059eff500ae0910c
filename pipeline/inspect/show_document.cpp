#include "pipeline/inspect/show_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/corpus/second_pass.hpp"
#include "pipeline/model/transformer.hpp"

namespace topicmill {
namespace {

/// The topics of a run that no topic shown stands for.
std::vector<TopicId> dropped_topics(std::int64_t all, const std::vector<RunTopic>& topics) {
  std::set<TopicId> shown;
  for (const auto& topic : topics) {
    for (const TopicId part : topic.parts()) shown.insert(part);
  }
  std::vector<TopicId> dropped;
  for (std::int64_t number = 0; number < all; ++number) {
    if (!shown.contains(TopicId(number))) dropped.emplace_back(number);
  }
  return dropped;
}

/// Fills in the document's row of doc_topics.
ShownDocument read_row(const DocTopicsRow& row, const std::vector<RunTopic>& topics) {
  ShownDocument shown;
  shown.id = row.document();
  for (std::size_t i = 0; i < row.fields().size(); ++i) shown.metadata.emplace_back(row.fields()[i], row.values()[i]);
  for (const auto& topic : topics) {
    const double theta = row.theta_of(topic.parts());
    if (theta > 0) shown.topics.push_back({topic.id, topic.label, theta, {}});
  }
  shown.dropped = row.theta_of(dropped_topics(row.topics(), topics));
  std::stable_sort(shown.topics.begin(), shown.topics.end(),
                   [](const auto& a, const auto& b) { return a.theta > b.theta; });
  return shown;
}

/// The shown topic that is `number` of the run, or has it as a part.
ShownPassage show_passage(const Passage& place, const TopTopic& top, const std::vector<RunTopic>& topics) {
  ShownPassage shown{place, std::nullopt, {}, top.theta};
  for (const auto& topic : topics) {
    const auto parts = topic.parts();
    if (!top.topic || std::find(parts.begin(), parts.end(), TopicId(*top.topic)) == parts.end()) continue;
    shown.topic = topic.id;
    shown.label = topic.label;
  }
  return shown;
}

void add_passages(const PassageTopics& of_run, std::int64_t document, const std::vector<RunTopic>& topics,
                  ShownDocument& shown) {
  const auto [begin, end] = of_run.passages.rows_of(document);
  for (auto row = static_cast<std::size_t>(begin); row < static_cast<std::size_t>(end); ++row) {
    shown.passages.push_back(show_passage(of_run.passages.list[row], of_run.topics[row], topics));
  }
}

ShownDocument find_row(const FinishedRun& run, const std::string& id, const std::vector<RunTopic>& topics) {
  std::optional<ShownDocument> found;
  std::vector<std::string> ids;
  run.for_each_document([&](const DocTopicsRow& row) {
    if (row.document() == id) found = read_row(row, topics);
    const auto passages = found ? run.passages() : std::nullopt;
    if (passages) add_passages(*passages, std::ssize(ids), topics, *found);
    ids.push_back(row.document());
    return !found;
  });
  if (found) return *found;
  const auto near = nearest_name(id, ids);
  throw UsageError(fmt::format(
      "the run has no document '{}'; {}", id,
      near ? fmt::format("did you mean '{}'?", *near) : "the first column of its table documents lists them all"));
}

/// The weights of the terms that a document has, as in its row of the matrix; where its passages are rows, their sum,
/// each weighed as its theta is.
using DocumentWeights = std::map<std::string, double>;

DocumentWeights weights_of(const Transformer& transformer, KnownRows document) {
  const SparseMatrix own = document.counts;
  const SparseMatrix rows = transformer.weighted(std::move(document.counts)).values;
  DocumentWeights weights;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    const auto columns = rows.row_columns(row);
    const auto values = rows.row_values(row);
    const auto in_text = own.row_columns(row);
    const auto& passages = document.passages;
    const double weight = passages ? passages->list[static_cast<std::size_t>(row)].known_tokens : 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!std::binary_search(in_text.begin(), in_text.end(), columns[i])) continue;  // a neighbor
      weights[transformer.model().terms[columns[i]].text] += weight * static_cast<double>(values[i]);
    }
  }
  return weights;
}

[[noreturn]] void throw_gone() { throw InputError("the input has no such document any more"); }

/// Of a run over a ready matrix: the document's row, read anew.
KnownRows count_row(Corpus& matrix, const FinishedRun& run, const std::string& id) {
  const CountedCorpus corpus = matrix.read_matrix(run.config()).counted;
  const auto at = std::find_if(corpus.documents.begin(), corpus.documents.end(),
                               [&](const DocumentInfo& document) { return document.id == id; });
  if (at == corpus.documents.end()) throw_gone();
  KnownRows rows;
  append_known(counts_of(corpus, static_cast<std::size_t>(at - corpus.documents.begin())),
               known_terms(run.model().terms), rows.counts, rows.unknown);
  return rows;
}

const RunTopic& shown_topic(const std::vector<RunTopic>& topics, TopicId id) {
  return *std::find_if(topics.begin(), topics.end(), [id](const RunTopic& topic) { return topic.id == id; });
}

/// The tokens of the text that carry the topics shown.
std::vector<Highlight> highlights_of(const Tokens& tokens, const ShownDocument& shown,
                                     const std::vector<RunTopic>& topics) {
  std::vector<CarryingWords> words;
  std::vector<double> thetas;
  for (const auto& topic : shown.topics) {
    words.emplace_back(shown_topic(topics, topic.topic));
    thetas.push_back(topic.theta);
  }
  return carried_by(tokens, words, thetas);
}

void add_words(const DocumentWeights& weights, const RunTopic& topic, DocumentTopic& shown) {
  for (const auto& word : topic.words) {
    const auto at = weights.find(word.term);
    if (at != weights.end()) shown.words.push_back({word.term, at->second * word.weight});
  }
  double sum = 0;
  for (const auto& word : shown.words) sum += word.contribution;
  for (auto& word : shown.words) word.contribution /= sum;
  std::sort(shown.words.begin(), shown.words.end(), [](const auto& a, const auto& b) {
    return a.contribution != b.contribution ? a.contribution > b.contribution : a.term < b.term;
  });
}

/// Reads the document anew from the run's input: what it says, if it is text, and which words carry its topics.
void add_document(const FinishedRun& run, const std::vector<RunTopic>& topics, ShownDocument& shown) {
  const Transformer transformer(run.whole_model(), run.registry());
  Corpus corpus = reopen(run.config().input, run.registry());
  KnownRows rows;
  if (corpus.matrix()) {
    rows = count_row(corpus, run, shown.id);
  } else {
    auto texts = read_texts(corpus, {shown.id});
    if (texts.empty()) throw_gone();
    shown.text = std::move(texts.begin()->second);
    transformer.counter().count(shown.text, rows);
    Tokens tokens;
    Analyzer(transformer.analyzer()).analyze(shown.text, tokens);
    shown.highlights = highlights_of(tokens, shown, topics);
  }
  const auto weights = weights_of(transformer, std::move(rows));
  for (auto& topic : shown.topics) add_words(weights, shown_topic(topics, topic.topic), topic);
}

}  // namespace

ShownDocument show_document(const FinishedRun& run, const std::string& id, TopicView view) {
  const auto topics = run.topics(view);
  ShownDocument shown = find_row(run, id, topics);
  try {
    add_document(run, topics, shown);
  } catch (const InputError& error) {
    shown.words_missing = error.what();
  }
  return shown;
}

}  // namespace topicmill
