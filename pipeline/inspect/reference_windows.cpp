#include "pipeline/inspect/reference_windows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/error.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "text/counting/learn.hpp"
#include "text/records/reader.hpp"

namespace topicmill {
namespace {

/// Whether all files hold nothing but text, which has one field, whatever those of the config are called.
bool is_plain_text(const InputOptions& input, const Registry& registry) {
  const auto plans = plan_inputs(input);
  return std::all_of(plans.begin(), plans.end(),
                     [&](const InputPlan& plan) { return !has_fields(plan.format, registry); });
}

/// Documents elsewhere than the config's: what it says of their place and identity does not hold for them.
InputOptions input_of(const ReferenceCorpus& reference, const InputOptions& of_config, const Registry& registry) {
  InputOptions input;
  input.path = reference.path;
  input.on_error = of_config.on_error;
  input.limits = of_config.limits;
  if (!reference.text.empty()) {
    input.text = reference.text;
  } else if (!is_plain_text(input, registry)) {
    input.text = of_config.text;
  }
  return input;
}

/// Lets filters learn from the corpus that have not learned from another one.
void teach(Analyzer& analyzer, const InputOptions& input, const Registry& registry, Progress& progress) {
  if (!analyzer.next_untaught()) return;
  progress.begin("learning", "MB");
  learn(analyzer, input, registry, report_to(progress));
  progress.end();
}

}  // namespace

ReferenceWindows::ReferenceWindows(const ReferenceCorpus& reference, const Config& config, std::string_view owner,
                                   const Registry& registry, Progress& progress)
    : config_(config),
      owner_(owner),
      registry_(registry),
      progress_(progress),
      fields_are_given_(!reference.text.empty()),
      input_(input_of(reference, config.input, registry)) {}

CountedWindows ReferenceWindows::count(const WordPairs& words, std::span<const std::int64_t> widths) const {
  auto counts = count_input(words, widths);
  require_words(counts);
  return counts;
}

CountedWindows ReferenceWindows::count_input(const WordPairs& words, std::span<const std::int64_t> widths) const {
  Corpus corpus(input_, registry_);
  if (corpus.matrix()) return count_matrix_windows(corpus.read_matrix(config_), words, widths);
  return count_text(corpus, words, widths);
}

CountedWindows ReferenceWindows::count_text(Corpus& corpus, const WordPairs& words,
                                            std::span<const std::int64_t> widths) const try {
  Analyzer analyzer(config_.text, registry_);
  teach(analyzer, input_, registry_, progress_);
  CorpusReader reader = corpus.read();
  return count_text_windows(
      reader, analyzer, words, widths, [](const Document&) { return false; }, progress_);
} catch (const MissingTextField& error) {
  if (fields_are_given_) throw;
  throw InputError(fmt::format("{}; --reference-text names its text fields where they are not those of the {} ({})",
                               error.what(), owner_, fmt::join(config_.input.text, ", ")));
}

/// Coherence in a corpus of other words would be 0, for some measures the best there is.
void ReferenceWindows::require_words(const CountedWindows& counts) const {
  const auto is_empty = [](const auto& of_width) {
    return of_width && !of_width->words.empty() &&
           std::all_of(of_width->words.begin(), of_width->words.end(), [](auto n) { return n == 0; });
  };
  if (std::none_of(counts.begin(), counts.end(), is_empty)) return;
  throw InputError(
      fmt::format("none of the topics' top words occurs in the reference corpus {}; give one of the same language and "
                  "subject, whose text is in the fields that --reference-text names",
                  fmt::join(input_.path, ", ")));
}

}  // namespace topicmill
