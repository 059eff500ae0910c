// The one pass over the text of a run that comes after its counting, for all who need to see documents again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/progress/progress.hpp"
#include "text/input/reading_order.hpp"
#include "text/input/second_pass.hpp"

namespace topicmill {

/// Who needs the pass joins it; who needs its result makes it, with all who have joined by then. Passes over what was
/// left out, by its place. Refers to what it is made of.
class SecondPass {
 public:
  SecondPass(Corpus& corpus, const CorpusIndex& index, Progress& progress)
      : corpus_(corpus), index_(index), progress_(progress) {}

  /// Why no text can be read again; none where it can.
  std::optional<std::string> obstacle() const;

  /// The sink must live until the pass is made.
  void join(DocumentSink& sink) { sinks_.push_back(&sink); }

  /// Shows every document that is a row to all who joined since the last pass; does nothing where nobody did. There
  /// must be no obstacle. Throws as CorpusReader does.
  void make();

  /// Where the rows are in the text.
  ReadingOrder order() const;

 private:
  Corpus& corpus_;
  const CorpusIndex& index_;
  Progress& progress_;
  std::vector<DocumentSink*> sinks_;
};

/// Why the text of a run cannot be read again; none where it can.
std::optional<std::string> obstacle_to_texts(const Corpus& corpus);

/// The input of a finished run, to be read again. Throws InputError where it can be read only once, without a look at
/// it, which would take it away; else as Corpus.
Corpus reopen(const InputOptions& input, const Registry& registry);

}  // namespace topicmill
