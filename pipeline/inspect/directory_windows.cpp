#include "pipeline/inspect/directory_windows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "text/counting/learn.hpp"
#include "text/records/reader.hpp"

namespace topicmill {
namespace {

std::vector<std::string> lines_of_inputs(const std::vector<InputFile>& files) {
  std::vector<std::string> lines;
  for (const auto& file : files) lines.push_back(file.path + " " + file.hash);
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// Whether all files hold nothing but text, which has one field, whatever those of the run are called.
bool is_plain_text(const InputOptions& input, const Registry& registry) {
  const auto plans = plan_inputs(input);
  return std::all_of(plans.begin(), plans.end(),
                     [&](const InputPlan& plan) { return !has_fields(plan.format, registry); });
}

/// Documents elsewhere than in the run: what its config says of their place and identity does not hold for them.
InputOptions input_of(const ReferenceCorpus& reference, const InputOptions& of_run, const Registry& registry) {
  InputOptions input;
  input.path = reference.path;
  input.on_error = of_run.on_error;
  input.limits = of_run.limits;
  if (!reference.text.empty()) {
    input.text = reference.text;
  } else if (!is_plain_text(input, registry)) {
    input.text = of_run.text;
  }
  return input;
}

}  // namespace

DirectoryWindows::DirectoryWindows(const FinishedRun& run, const ReferenceCorpus& reference, Progress& progress,
                                   std::vector<std::string>& warnings)
    : run_(run),
      is_reference_(!reference.path.empty()),
      fields_are_of_run_(reference.text.empty()),
      input_(is_reference_ ? input_of(reference, run.config().input, run.registry()) : run.config().input),
      progress_(progress),
      warnings_(warnings) {}

std::vector<std::optional<WindowCounts>> DirectoryWindows::count(const WordPairs& words,
                                                                 std::span<const std::int64_t> widths) const {
  auto counts = count_input(words, widths);
  if (is_reference_) require_words(counts);
  return counts;
}

/// Coherence in a corpus of other words would be 0, for some measures the best there is.
void DirectoryWindows::require_words(const std::vector<std::optional<WindowCounts>>& counts) const {
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

std::vector<std::optional<WindowCounts>> DirectoryWindows::count_input(const WordPairs& words,
                                                                       std::span<const std::int64_t> widths) const {
  if (!is_reference_ && input_to_read_once(input_)) return {widths.size(), std::nullopt};
  Corpus corpus(input_, run_.registry());
  if (corpus.matrix()) return count_matrix(corpus, words, widths);
  auto counts = count_text(corpus, words, widths);
  return {std::make_move_iterator(counts.begin()), std::make_move_iterator(counts.end())};
}

std::vector<WindowCounts> DirectoryWindows::count_text(Corpus& corpus, const WordPairs& words,
                                                       std::span<const std::int64_t> widths) const {
  CorpusReader reader = corpus.read();
  const Analyzer analyzer(run_.config().text, run_.registry());
  if (is_reference_) return count_reference(reader, analyzer, words, widths);
  auto counts = pass(reader, analyzer, words, widths, run_.left_out());
  warn_of_changes(reader.files());
  return counts;
}

std::vector<WindowCounts> DirectoryWindows::count_reference(CorpusReader& reader, const Analyzer& analyzer,
                                                            const WordPairs& words,
                                                            std::span<const std::int64_t> widths) const try {
  return pass(reader, analyzer, words, widths, {});
} catch (const MissingTextField& error) {
  if (!fields_are_of_run_) throw;
  throw InputError(fmt::format("{}; --reference-text names its text fields where they are not those of the run ({})",
                               error.what(), fmt::join(run_.config().input.text, ", ")));
}

std::vector<WindowCounts> DirectoryWindows::pass(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                                 std::span<const std::int64_t> widths,
                                                 const std::unordered_set<std::string>& without) const {
  WindowSink windows(analyzer, words, {widths.begin(), widths.end()});
  const std::array<DocumentSink*, 1> sinks{&windows};
  progress_.begin("evaluating", "MB");
  pass_over(
      reader, sinks, [&](const Document& document) { return without.contains(document.origin); }, report_to(progress_));
  progress_.end();
  return windows.counts();
}

/// A matrix tells of documents, nothing of windows.
std::vector<std::optional<WindowCounts>> DirectoryWindows::count_matrix(Corpus& matrix, const WordPairs& words,
                                                                        std::span<const std::int64_t> widths) const {
  const ReadyCorpus corpus = matrix.read_matrix(run_.config());
  if (!is_reference_) warn_of_changes(corpus.files);
  std::vector<std::optional<WindowCounts>> counts;
  for (const std::int64_t width : widths) {
    counts.push_back(width == document_width ? std::optional(count_documents(corpus.counted, words)) : std::nullopt);
  }
  return counts;
}

void DirectoryWindows::warn_of_changes(const std::vector<InputFile>& files) const {
  if (lines_of_inputs(files) == lines_of_inputs(run_.inputs())) return;
  warnings_.emplace_back("the input has changed since the run: coherence is that of the documents there are now");
}

}  // namespace topicmill
