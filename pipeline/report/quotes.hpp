// Quotes of documents: an excerpt of each that says most of its topics, with the words that carry them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/report/quoted_text.hpp"
#include "pipeline/report/report_source.hpp"
#include "pipeline/report/telling_passages.hpp"
#include "text/input/second_pass.hpp"

namespace topicmill {

inline constexpr float least_share = 0.01F;

/// A topic of a document, and P(topic | document).
struct QuotedTopic {
  std::int64_t topic = 0;
  double share = 0;
};

struct Quote {
  std::size_t row = 0;              ///< of the document
  std::vector<QuotedTopic> topics;  ///< by falling share, ties by number; those below `least_share` are left out
  bool cut_before = false;
  bool cut_after = false;
  QuotedText quoted;
};

struct Quotes {
  std::vector<Quote> list;  ///< by row; documents that the input does not have any more are left out
  std::string missing;      ///< why there are none, or not all; empty where there are
};

/// What a quote is made of, beside the text. Views.
struct QuotedRun {
  const TextOptions& text;  ///< the analyzer, with what it learned and without files
  const std::vector<Term>& terms;
  const TopicModel& model;
  const DocumentTopics& document_topics;
  const std::vector<DocumentInfo>& documents;
  const std::optional<PassageTopics> passages;  ///< where there are any, a document is quoted from one of them
};

/// The row that a document is.
using RowOf = std::function<std::optional<std::size_t>(const Document& document)>;

/// Quotes documents while a pass shows them, and keeps no text of them. Those whose id other documents have too are
/// left out. Refers to the run.
class QuoteSink : public DocumentSink {
 public:
  /// `wanted`: rows, ascending; those of other documents may be told as well.
  QuoteSink(const QuotedRun& run, const std::vector<std::size_t>& wanted, const Registry& registry);
  ~QuoteSink() override;

  /// How rows are told: by default by their ids, the first document of each.
  void set_row_of(RowOf row_of);

  void take(const Document& document) override;
  bool wants_all() const override { return false; }
  bool is_done() const override;

  /// What was quoted: nothing where there is an obstacle, which is why not all documents could be shown.
  Quotes quotes(const std::string& obstacle);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads the documents of these rows anew from the run's input, and analyzes them on the threads of the current arena.
Quotes quote_documents(const std::vector<std::size_t>& wanted, const ReportSource& source, const Registry& registry);

}  // namespace topicmill
