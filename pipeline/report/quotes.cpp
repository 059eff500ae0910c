#include "pipeline/report/quotes.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_set>

#include "base/error.hpp"
#include "pipeline/inspect/run_texts.hpp"
#include "text/vectorize/known_terms.hpp"

namespace topicmill {
namespace {

constexpr std::size_t excerpt_bytes = 400;

/// Nearly every word has some weight in some topic: those that add less than this part of what the strongest one of the
/// excerpt adds are not marked.
constexpr double least_mark = 0.2;

std::vector<QuotedTopic> topics_of(std::span<const float> theta) {
  std::vector<QuotedTopic> topics;
  for (std::size_t topic = 0; topic < theta.size(); ++topic) {
    if (theta[topic] < least_share) continue;
    topics.push_back({static_cast<std::int64_t>(topic), static_cast<double>(theta[topic])});
  }
  std::stable_sort(topics.begin(), topics.end(),
                   [](const QuotedTopic& a, const QuotedTopic& b) { return a.share > b.share; });
  return topics;
}

/// Of the topics of a document, the one to which the term adds most: P(topic | document) P(term | topic).
CarriedTopic carried_topic(std::uint32_t term, const std::vector<QuotedTopic>& topics, const TopicModel& model) {
  CarriedTopic best;
  for (const auto& [topic, share] : topics) {
    const double weight = share * model.probability(term, topic);
    if (weight > best.weight) best = {topic, weight};
  }
  return best;
}

/// Those of the excerpt that tell what it is about.
std::vector<Highlight> telling(std::vector<Highlight> highlights, const Excerpt& excerpt) {
  std::erase_if(highlights,
                [&](const Highlight& word) { return word.begin < excerpt.begin || word.end > excerpt.end; });
  double strongest = 0;
  for (const auto& word : highlights) strongest = std::max(strongest, word.weight);
  std::erase_if(highlights, [&](const Highlight& word) { return word.weight < least_mark * strongest; });
  return highlights;
}

/// What one thread needs.
struct Worker {
  Analyzer analyzer;
  Tokens tokens;
};

/// What all threads share.
struct QuoteReading {
  const TopicModel& model;
  const Vocabulary terms;
};

Quote quote_document(std::size_t row, const std::string& text, const QuoteReading& reading, Worker& worker) {
  worker.analyzer.analyze(text, worker.tokens);
  auto topics = topics_of(reading.model.theta.row_span(static_cast<std::int64_t>(row)));
  const auto highlights = carried_by(worker.tokens, [&](std::string_view term) {
    const auto id = reading.terms.find(term);
    return id ? carried_topic(*id, topics, reading.model) : CarriedTopic();
  });
  const Excerpt excerpt = best_of(text, highlights, excerpt_bytes);
  return {row, std::move(topics), excerpt.begin > 0, excerpt.end < text.size(),
          quote(text, excerpt, telling(highlights, excerpt))};
}

/// By id. `missing` is set to the reason where there are none.
std::map<std::string, std::string> texts_of(const std::vector<std::size_t>& rows, const ReportSource& source,
                                            const Registry& registry, std::string& missing) {
  std::set<std::string> ids;
  for (const std::size_t row : rows) ids.insert(source.documents[row].id);
  try {
    return read_texts(source.config.input, ids, registry);
  } catch (const InputError& error) {
    missing = error.what();
    return {};
  }
}

/// The rows whose documents were found, with their texts.
struct FoundText {
  std::size_t row = 0;
  const std::string* text = nullptr;
};

/// The rows whose id no other document has: texts are found by their ids.
std::vector<std::size_t> with_own_id(const std::vector<std::size_t>& rows, const std::vector<DocumentInfo>& documents) {
  std::unordered_set<std::string_view> seen;
  std::unordered_set<std::string_view> repeated;
  for (const auto& document : documents) {
    if (!seen.insert(document.id).second) repeated.insert(document.id);
  }
  std::vector<std::size_t> own;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(own),
               [&](std::size_t row) { return !repeated.contains(documents[row].id); });
  return own;
}

std::vector<FoundText> found_texts(const std::vector<std::size_t>& rows, const std::vector<DocumentInfo>& documents,
                                   const std::map<std::string, std::string>& texts) {
  std::vector<FoundText> found;
  for (const std::size_t row : rows) {
    const auto text = texts.find(documents[row].id);
    if (text != texts.end()) found.push_back({row, &text->second});
  }
  return found;
}

}  // namespace

Quotes quote_documents(const std::vector<std::size_t>& wanted, const ReportSource& source, const Registry& registry) {
  Quotes quotes;
  const auto rows = with_own_id(wanted, source.documents);
  if (rows.size() < wanted.size()) quotes.missing = "ids that occur more than once do not tell which text is whose";
  const auto texts = texts_of(rows, source, registry, quotes.missing);
  const auto found = found_texts(rows, source.documents, texts);
  if (found.size() < rows.size() && quotes.missing.empty()) {
    quotes.missing = "the input does not have all documents of the run any more";
  }
  const QuoteReading reading{source.model, known_terms(source.terms)};
  const Analyzer analyzer(source.text, registry);
  tbb::enumerable_thread_specific<Worker> workers([&] { return Worker{analyzer, {}}; });
  quotes.list.resize(found.size());
  tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t i) {
    quotes.list[i] = quote_document(found[i].row, *found[i].text, reading, workers.local());
  });
  return quotes;
}

}  // namespace topicmill
