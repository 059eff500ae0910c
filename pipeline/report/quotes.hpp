// Quotes of documents: an excerpt of each that says most of its topics, with the words that carry them.
#pragma once

#include <string>
#include <vector>

#include "pipeline/report/quoted_text.hpp"
#include "pipeline/report/report_source.hpp"

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

/// Reads the documents of these rows anew from the run's input, and analyzes them on the threads of the current arena.
/// Those whose id other documents have too are left out.
Quotes quote_documents(const std::vector<std::size_t>& wanted, const ReportSource& source, const Registry& registry);

}  // namespace topicmill
