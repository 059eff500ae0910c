#include "pipeline/inspect/evaluate_directory.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/corpus/ready_matrix.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "pipeline/run_directory/run_reader.hpp"
#include "tables/table_cells.hpp"
#include "text/counting/learn.hpp"
#include "topics/coherence/count_windows.hpp"
#include "topics/measure.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

std::unordered_set<std::string> left_out(const fs::path& directory) {
  std::unordered_set<std::string> origins;
  if (!has_table(directory, "rejects")) return origins;
  for_each_row(directory, "rejects", [&](const auto& /*columns*/, const auto& cells) {
    origins.insert(cells.front());
    return true;
  });
  return origins;
}

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

/// Where the windows of a finished run, or of a reference corpus, are counted.
class DirectoryWindows {
 public:
  DirectoryWindows(const fs::path& directory, const Model& model, const ReferenceCorpus& reference,
                   const Registry& registry, Progress& progress, std::vector<std::string>& warnings)
      : directory_(directory),
        config_(model.config),
        is_reference_(!reference.path.empty()),
        fields_are_of_run_(reference.text.empty()),
        input_(is_reference_ ? input_of(reference, model.config.input, registry) : model.config.input),
        registry_(registry),
        progress_(progress),
        warnings_(warnings) {}

  std::vector<std::optional<WindowCounts>> count(const WordPairs& words, std::span<const std::int64_t> widths) const {
    auto counts = count_input(words, widths);
    if (is_reference_) require_words(counts);
    return counts;
  }

 private:
  /// Coherence in a corpus of other words would be 0, for some measures the best there is.
  void require_words(const std::vector<std::optional<WindowCounts>>& counts) const {
    const auto is_empty = [](const auto& of_width) {
      return of_width && !of_width->words.empty() &&
             std::all_of(of_width->words.begin(), of_width->words.end(), [](auto n) { return n == 0; });
    };
    if (std::none_of(counts.begin(), counts.end(), is_empty)) return;
    throw InputError(fmt::format(
        "none of the topics' top words occurs in the reference corpus {}; give one of the same language and "
        "subject, whose text is in the fields that --reference-text names",
        fmt::join(input_.path, ", ")));
  }

  std::vector<std::optional<WindowCounts>> count_input(const WordPairs& words,
                                                       std::span<const std::int64_t> widths) const {
    if (!is_reference_ && input_to_read_once(input_)) return {widths.size(), std::nullopt};
    if (const auto matrix = find_ready_matrix(input_)) return count_matrix(*matrix, words, widths);
    auto counts = count_text(words, widths);
    return {std::make_move_iterator(counts.begin()), std::make_move_iterator(counts.end())};
  }

  std::vector<WindowCounts> count_text(const WordPairs& words, std::span<const std::int64_t> widths) const {
    CorpusReader reader(input_, registry_);
    const Analyzer analyzer(config_.text, registry_);
    if (is_reference_) return count_reference(reader, analyzer, words, widths);
    auto counts = pass(reader, analyzer, words, widths, left_out(directory_));
    warn_of_changes(reader.files());
    return counts;
  }

  std::vector<WindowCounts> count_reference(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                            std::span<const std::int64_t> widths) const try {
    return pass(reader, analyzer, words, widths, {});
  } catch (const MissingTextField& error) {
    if (!fields_are_of_run_) throw;
    throw InputError(fmt::format("{}; --reference-text names its text fields where they are not those of the run ({})",
                                 error.what(), fmt::join(config_.input.text, ", ")));
  }

  std::vector<WindowCounts> pass(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                 std::span<const std::int64_t> widths, std::unordered_set<std::string> without) const {
    progress_.begin("evaluating", "MB");
    auto counts = count_windows(reader, analyzer, words, widths, {std::move(without), report_to(progress_)});
    progress_.end();
    return counts;
  }

  /// A matrix tells of documents, nothing of windows.
  std::vector<std::optional<WindowCounts>> count_matrix(const ReadyMatrix& matrix, const WordPairs& words,
                                                        std::span<const std::int64_t> widths) const {
    const ReadyCorpus corpus = read_ready_matrix(matrix, config_, registry_);
    if (!is_reference_) warn_of_changes(corpus.files);
    std::vector<std::optional<WindowCounts>> counts;
    for (const std::int64_t width : widths) {
      counts.push_back(width == document_width ? std::optional(count_documents(corpus.counted, words)) : std::nullopt);
    }
    return counts;
  }

  void warn_of_changes(const std::vector<InputFile>& files) const {
    if (lines_of_inputs(files) == lines_of_inputs(read_inputs(directory_))) return;
    warnings_.emplace_back("the input has changed since the run: coherence is that of the documents there are now");
  }

  const fs::path& directory_;
  const Config& config_;
  bool is_reference_;
  bool fields_are_of_run_;
  InputOptions input_;
  const Registry& registry_;
  Progress& progress_;
  std::vector<std::string>& warnings_;
};

/// What doc_topics tells of the documents.
struct DocumentTopics {
  std::vector<std::string> labels;  ///< none where no field is asked for
  std::vector<std::optional<std::int64_t>> top_topics;
  Factor theta;  ///< n x k, or no rows
};

/// Gathers it from the rows.
class DocumentReader {
 public:
  DocumentReader(const Model& model, const std::optional<std::string>& label, bool with_theta)
      : label_(label), with_theta_(with_theta) {
    if (with_theta) result_.theta = Factor(model.fit.documents, model.topics.k());
  }

  void add(const DocTopicsRow& row) {
    if (label_) result_.labels.push_back(row.values()[place_of_label(row.fields())]);
    if (with_theta_) add_theta(row);
    result_.top_topics.push_back(row.top_topic());
  }

  DocumentTopics take() { return std::move(result_); }

 private:
  std::size_t place_of_label(std::span<const std::string> fields) const {
    const auto at = std::find(fields.begin(), fields.end(), *label_);
    if (at != fields.end()) return static_cast<std::size_t>(at - fields.begin());
    throw UsageError(
        fmt::format("the run has no field '{}' to compare topics with; {}", *label_,
                    fields.empty() ? "name it in input.metadata and run again" : suggestion(*label_, fields)));
  }

  void add_theta(const DocTopicsRow& row) {
    const auto place = std::ssize(result_.top_topics);
    Factor& theta = result_.theta;
    if (place >= theta.rows()) throw InputError("table 'doc_topics' has more rows than the model; run it again");
    for (std::int64_t topic = 0; topic < theta.k(); ++topic) theta(place, topic) = row.theta<float>(topic);
  }

  const std::optional<std::string>& label_;
  bool with_theta_;
  DocumentTopics result_;
};

/// It takes the other runs to measure it: what the run found is told again.
void recall_stability(const fs::path& directory, std::int64_t topics, Evaluation& evaluation) {
  if (!has_table(directory, "topics")) return;
  const TextTable table = read_table(directory, "topics");
  const auto column = table.column(stability_name);
  if (!column || std::ssize(table.rows) != topics) return;
  MeasuredValues values{std::string(stability_name), {}};
  for (const auto& cells : table.rows) values.topics.push_back(number_of<double>(cells[*column], "topics"));
  evaluation.measures.push_back(std::move(values));
}

bool need_documents(const std::vector<Choice<Measure>>& measures, const Registry& registry) {
  return std::any_of(measures.begin(), measures.end(),
                     [&](const auto& choice) { return registry.make(choice)->needs_documents(); });
}

}  // namespace

Evaluation evaluate_directory(const fs::path& directory, Model model, const EvaluateOptions& options,
                              const ReferenceCorpus& reference, const Registry& registry, Progress& progress) {
  Evaluation evaluation;
  recall_stability(directory, model.topics.k(), evaluation);
  DocumentTopics documents;
  const bool with_theta = need_documents(options.all_measures(), registry);
  if (options.label || with_theta) {
    DocumentReader reader(model, options.label, with_theta);
    for_each_doc_topics(directory, [&](const DocTopicsRow& row) {
      reader.add(row);
      return true;
    });
    documents = reader.take();
    model.topics.theta = std::move(documents.theta);
  }
  const DirectoryWindows windows(directory, model, reference, registry, progress, evaluation.warnings);
  const auto count = [&](const WordPairs& words, std::span<const std::int64_t> widths) {
    return windows.count(words, widths);
  };
  measure_topics(model.topics, model.terms, options, registry, count, evaluation);
  if (options.label) {
    compare_with_labels(*options.label, {documents.labels.begin(), documents.labels.end()}, documents.top_topics,
                        evaluation);
  }
  evaluation.weakly_explained = model.fit.weakly_explained;
  check_gates(options, evaluation);
  return evaluation;
}

}  // namespace topicmill
