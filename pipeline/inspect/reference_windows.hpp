// Another corpus, in which the words of topics are counted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/config/config.hpp"
#include "pipeline/corpus/corpus.hpp"
#include "pipeline/inspect/input_windows.hpp"

namespace topicmill {

struct ReferenceCorpus {
  std::vector<std::string> path;  ///< as input.path; none: there is no such corpus
  std::vector<std::string> text;  ///< as input.text; none: that of the config, or what a plain text has
};

/// The windows of a reference corpus, analyzed as the text of a config is.
class ReferenceWindows {
 public:
  /// Refers to `config`, whose input says of the corpus only what it says of any. `owner`: whose config it is, for
  /// messages: "run".
  ReferenceWindows(const ReferenceCorpus& reference, const Config& config, std::string_view owner,
                   const Registry& registry, Progress& progress);

  /// Throws InputError where the corpus cannot be read, or has none of the words.
  CountedWindows count(const WordPairs& words, std::span<const std::int64_t> widths) const;

 private:
  CountedWindows count_input(const WordPairs& words, std::span<const std::int64_t> widths) const;
  CountedWindows count_text(Corpus& corpus, const WordPairs& words, std::span<const std::int64_t> widths) const;
  void require_words(const CountedWindows& counts) const;

  const Config& config_;
  std::string_view owner_;
  const Registry& registry_;
  Progress& progress_;
  bool fields_are_given_;
  InputOptions input_;
};

}  // namespace topicmill
