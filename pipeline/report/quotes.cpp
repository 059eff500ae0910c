#include "pipeline/report/quotes.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/error.hpp"
#include "pipeline/corpus/second_pass.hpp"
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

/// What all threads share.
struct QuoteReading {
  QuoteReading(const TopicModel& of, const DocumentTopics& topics, const std::vector<Term>& words,
               TellingPassages telling)
      : model(of),
        document_topics(topics),
        terms(known_terms(words)),
        totals(words.size()),
        passages(std::move(telling)) {
    for (std::size_t term = 0; term < totals.size(); ++term) {
      totals[term] = model.probability_in_all(static_cast<std::int64_t>(term));
    }
  }

  double probability(std::size_t term, std::int64_t topic) const {
    return model.probability(static_cast<std::int64_t>(term), topic);
  }

  /// Null where the whole document may be quoted.
  const Passage* passage_of(std::size_t row) const {
    const auto at = passages.find(row);
    return at == passages.end() ? nullptr : &at->second;
  }

  const TopicModel& model;
  const DocumentTopics& document_topics;
  const Vocabulary terms;
  std::vector<double> totals;  ///< of each term the sum of its P(term | topic)
  const TellingPassages passages;
};

/// Of the topics of a document, the one to which the term adds most, and by how much: P(topic | document)
/// P(term | topic), times the topic's part of what all topics give the term. So words that tell topics apart lead.
CarriedTopic carried_topic(std::uint32_t term, const std::vector<QuotedTopic>& topics, const QuoteReading& reading) {
  CarriedTopic best;
  for (const auto& [topic, share] : topics) {
    const double phi = reading.probability(term, topic);
    const double weight = phi > 0 ? share * phi * phi / reading.totals[term] : 0;
    if (weight > best.weight) best = {topic, weight};
  }
  return best;
}

/// The part of a text to show, from the passage where there is one.
Excerpt excerpt_of(std::string_view text, std::vector<Highlight> highlights, const Passage* passage) {
  if (!passage || passage->begin >= passage->end || passage->end > text.size())
    return best_of(text, highlights, excerpt_bytes);
  std::erase_if(highlights, [&](const Highlight& word) { return word.begin < passage->begin; });
  std::erase_if(highlights, [&](const Highlight& word) { return word.end > passage->end; });
  Excerpt excerpt = best_of(text.substr(0, passage->end), highlights, excerpt_bytes);
  excerpt.begin = std::max<std::size_t>(excerpt.begin, passage->begin);
  return excerpt;
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

Quote quote_document(std::size_t row, const std::string& text, const QuoteReading& reading, Worker& worker) {
  worker.analyzer.analyze(text, worker.tokens);
  auto topics = topics_of(reading.document_topics.theta.row_span(static_cast<std::int64_t>(row)));
  const auto highlights = carried_by(worker.tokens, [&](std::string_view term) {
    const auto id = reading.terms.find(term);
    return id ? carried_topic(*id, topics, reading) : CarriedTopic();
  });
  const Excerpt excerpt = excerpt_of(text, highlights, reading.passage_of(row));
  return {row, std::move(topics), excerpt.begin > 0, excerpt.end < text.size(),
          quote(text, excerpt, telling(highlights, excerpt))};
}

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

std::unordered_map<std::string_view, std::size_t> rows_by_id(const std::vector<std::size_t>& rows,
                                                             const std::vector<DocumentInfo>& documents) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (const std::size_t row : rows) by_id.emplace(documents[row].id, row);
  return by_id;
}

/// A quote on its way; of several documents that are the same row the first counts.
struct FoundQuote {
  std::int64_t number = 0;
  Quote quote;
};

}  // namespace

struct QuoteSink::State {
  State(const QuotedRun& of, const std::vector<std::size_t>& wanted, const Registry& registry)
      : run(of),
        reading(of.model, of.document_topics, of.terms, telling_passages(wanted, of.passages, of.document_topics)),
        analyzer(of.text, registry),
        rows(with_own_id(wanted, of.documents)),
        by_id(rows_by_id(rows, of.documents)),
        found(rows.size()),
        lacks_repeated(rows.size() < wanted.size()) {}

  /// The place among `rows`.
  std::optional<std::size_t> place_of(const Document& document) const {
    const auto row = row_of(document);
    const auto at = row ? std::lower_bound(rows.begin(), rows.end(), *row) : rows.end();
    return at != rows.end() && *at == *row ? std::optional(static_cast<std::size_t>(at - rows.begin())) : std::nullopt;
  }

  std::optional<std::size_t> row_of_id(const std::string& id) const {
    const auto at = by_id.find(id);
    return at == by_id.end() ? std::nullopt : std::optional(at->second);
  }

  QuotedRun run;
  QuoteReading reading;
  Analyzer analyzer;
  std::vector<std::size_t> rows;  ///< ascending
  std::unordered_map<std::string_view, std::size_t> by_id;
  RowOf row_of = [this](const Document& document) { return row_of_id(document.id); };
  tbb::enumerable_thread_specific<Worker> workers{[this] { return Worker{analyzer, {}}; }};
  std::mutex mutex;  ///< of what follows
  std::vector<std::optional<FoundQuote>> found;
  std::atomic<std::size_t> count = 0;  ///< of those that were found
  bool lacks_repeated;
};

QuoteSink::QuoteSink(const QuotedRun& run, const std::vector<std::size_t>& wanted, const Registry& registry)
    : state_(std::make_unique<State>(run, wanted, registry)) {}
QuoteSink::~QuoteSink() = default;

void QuoteSink::set_row_of(RowOf row_of) { state_->row_of = std::move(row_of); }

void QuoteSink::take(const Document& document) {
  const auto place = state_->place_of(document);
  if (!place) return;
  Quote quote = quote_document(state_->rows[*place], document.text, state_->reading, state_->workers.local());
  const std::lock_guard lock(state_->mutex);
  auto& found = state_->found[*place];
  if (found && found->number < document.number) return;
  if (!found) ++state_->count;
  found = FoundQuote{document.number, std::move(quote)};
}

bool QuoteSink::is_done() const { return state_->count == state_->rows.size(); }

Quotes QuoteSink::quotes(const std::string& obstacle) {
  Quotes quotes{{}, obstacle};
  if (!obstacle.empty()) return quotes;
  if (state_->lacks_repeated) {
    quotes.missing = "ids that occur more than once do not tell which text is whose";
  } else if (!is_done()) {
    quotes.missing = "the input does not have all documents of the run any more";
  }
  for (auto& found : state_->found) {
    if (found) quotes.list.push_back(std::move(found->quote));
  }
  return quotes;
}

Quotes quote_documents(const std::vector<std::size_t>& wanted, const ReportSource& source, const Registry& registry) {
  QuoteSink sink({source.text, source.terms, source.model, source.document_topics, source.documents, source.passages},
                 wanted, registry);
  try {
    Corpus corpus = reopen(source.config.input, registry);
    if (const auto obstacle = obstacle_to_texts(corpus)) return sink.quotes(*obstacle);
    CorpusReader reader = corpus.read();
    const std::array<DocumentSink*, 1> sinks{&sink};
    pass_over(reader, sinks, {}, {});
  } catch (const InputError& error) {
    return sink.quotes(error.what());
  }
  return sink.quotes("");
}

}  // namespace topicmill
