// The `output.doc_topics:` section: how much of the topics of each document is written.
#pragma once

#include "pipeline/config/count_or_all.hpp"

namespace topicmill {

/// Which topics of a document the table doc_topics has.
struct DocTopicsOptions {
  CountOrAll top{};
  double above = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("top", &DocTopicsOptions::top,
              "So many of a document's largest topics, each in a row of its own; all: every topic, in a column of its "
              "own."),
        field(
            "above", &DocTopicsOptions::above,
            "Only topics with at least this share of the document, each in a row of its own; its largest in any case. "
            "0: every topic.",
            between(0, 1)),
    };
  }

  /// Whether a row is a topic of a document, rather than a document.
  bool is_short() const { return top.count || above > 0; }
};

}  // namespace topicmill
