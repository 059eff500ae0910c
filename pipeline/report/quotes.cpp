#include "pipeline/report/quotes.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "base/error.hpp"
#include "pipeline/run_texts.hpp"
#include "text/known_terms.hpp"

namespace topicmill {
namespace {

constexpr std::size_t excerpt_bytes = 400;

/// What documents are read with: shared by all threads.
class TopicReader {
 public:
  TopicReader(const std::vector<Term>& terms, const TopicModel& model) : terms_(known_terms(terms)), model_(model) {}

  /// Of the topics of a document, the one to which the term adds most: P(topic | document) P(term | topic).
  CarriedTopic carried(std::string_view term, std::size_t row) const {
    CarriedTopic best;
    const auto id = terms_.find(term);
    if (!id) return best;
    const auto theta = model_.theta.row_span(static_cast<std::int64_t>(row));
    for (std::int64_t topic = 0; topic < model_.k(); ++topic) {
      const float share = theta[static_cast<std::size_t>(topic)];
      if (share < least_share) continue;
      const double weight = static_cast<double>(share) * model_.probability(*id, topic);
      if (weight > best.weight) best = {topic, weight};
    }
    return best;
  }

 private:
  Vocabulary terms_;
  const TopicModel& model_;
};

/// What one thread needs.
struct Worker {
  Analyzer analyzer;
  Tokens tokens;
};

Quote quote_document(std::size_t row, const std::string& text, const TopicReader& topics, Worker& worker) {
  worker.analyzer.analyze(text, worker.tokens);
  const auto highlights = carried_by(worker.tokens, [&](std::string_view term) { return topics.carried(term, row); });
  const Excerpt excerpt = best_of(text, highlights, excerpt_bytes);
  return {row, excerpt.begin > 0, excerpt.end < text.size(), quote(text, excerpt, highlights)};
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

Quotes quote_documents(const std::vector<std::size_t>& rows, const ReportSource& source, const Registry& registry) {
  Quotes quotes;
  const auto texts = texts_of(rows, source, registry, quotes.missing);
  const auto found = found_texts(rows, source.documents, texts);
  if (found.size() < rows.size() && quotes.missing.empty()) {
    quotes.missing = "the input does not have all documents of the run any more";
  }
  const TopicReader topics(source.terms, source.model);
  const Analyzer analyzer(source.text, registry);
  tbb::enumerable_thread_specific<Worker> workers([&] { return Worker{analyzer, {}}; });
  quotes.list.resize(found.size());
  tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t i) {
    quotes.list[i] = quote_document(found[i].row, *found[i].text, topics, workers.local());
  });
  return quotes;
}

}  // namespace topicmill
