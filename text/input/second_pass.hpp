// A pass over a corpus that was counted before, for all who need to see its documents once more.
#pragma once

#include <functional>
#include <span>

#include "text/input/corpus_pass.hpp"

namespace topicmill {

/// Takes part in a pass, beside others.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;

  /// Each document once, on any thread and in any order.
  virtual void take(const Document& document) = 0;

  /// Whether it wants every document that there is, or is done once it has seen those that it wants.
  virtual bool wants_all() const { return true; }
  virtual bool is_done() const { return !wants_all(); }
};

/// Which documents no sink is to see, as they did not count.
using IsLeftOut = std::function<bool(const Document& document)>;

/// Reads the corpus on all threads of the current arena, until its end or until all sinks are done, and shows each
/// document to each of them. Throws as CorpusReader and the sinks do.
void pass_over(CorpusReader& reader, std::span<DocumentSink* const> sinks, const IsLeftOut& is_left_out,
               const PassProgress& progress);

}  // namespace topicmill
