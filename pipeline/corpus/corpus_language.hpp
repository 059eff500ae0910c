// The language of a corpus: found in a sample of it before it is counted, and watched while it is.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/language_tally.hpp"
#include "text/analyzer/text_options.hpp"
#include "text/records/document.hpp"

namespace topicmill {

/// The languages of two dozen documents of the first batch of a corpus, by some hundred bytes from the middle of each;
/// nothing where there is none. The batch is still to be read.
LanguageTally look_at_languages(CorpusReader& reader, const TextOptions& text, const Registry& registry);

/// Looks at one document of each batch of a pass.
class LanguageWatch {
 public:
  LanguageWatch(const TextOptions& text, const Registry& registry);
  ~LanguageWatch();

  /// On any thread.
  void see(const Batch& batch);

  /// Of all that was seen.
  LanguageTally tally() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// `text` with its language settled by `languages`, and what is to be said of it.
struct SettledText {
  TextOptions text;
  std::vector<std::string> warnings;
};

/// Settles text.language where that is corpus (by `languages`) or says itself which it is.
SettledText settle_text(TextOptions text, const std::vector<std::string>& languages, const Registry& registry);

/// Looks and settles, for commands that do not count; as auto where a look would take the input away.
TextOptions settled_text(Corpus& corpus, TextOptions text, const Registry& registry);

}  // namespace topicmill
