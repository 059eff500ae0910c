// topicmill check: what a config would do, without doing it.
#include <fmt/format.h>

#include <memory>
#include <numeric>

#include "nmf/factorize.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/corpus_language.hpp"
#include "pipeline/corpus/describe_input.hpp"
#include "pipeline/corpus/memory_estimate.hpp"
#include "pipeline/progress/run_log.hpp"
#include "pipeline/run/carry_labels.hpp"
#include "pipeline/run/model_batches.hpp"
#include "pipeline/run/run.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"
#include "text/counting/learn.hpp"
#include "text/vectorize/fixed_vocabulary.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Validate a config and say what it would read, build and write.\n\n"
    "  topicmill check news.yaml\n"
    "  topicmill check news.yaml --resolved    every option with its value, as YAML\n";

struct CheckArguments {
  ConfigArguments config;
  bool resolved = false;
};

std::string megabytes(std::int64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

std::string describe_inputs(const std::vector<InputPlan>& plans) {
  constexpr std::size_t shown = 10;
  std::string out = "reads\n";
  std::int64_t bytes = 0;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const InputPlan& plan = plans[i];
    bytes += plan.bytes;
    if (i >= shown) continue;
    out += fmt::format("  {}  {}, {}\n", plan.path, describe_format(plan), megabytes(plan.bytes));
  }
  if (plans.size() > shown) out += fmt::format("  and {} more\n", plans.size() - shown);
  return out + fmt::format("  {} input{}, {}\n", plans.size(), plans.size() == 1 ? "" : "s", megabytes(bytes));
}

/// "a, b, c"
template <class Choices>
std::string list_names(const Choices& choices) {
  std::string names;
  for (const auto& choice : choices) names += (names.empty() ? "" : ", ") + choice.name;
  return names;
}

std::string describe_matrix(const ReadyMatrix& matrix) {
  return fmt::format("reads\n  {}  {}, {}\n  words from {}\n  documents from {}\n", matrix.path, matrix.format.name,
                     megabytes(matrix.bytes), matrix.vocabulary.value_or("no file: term_1, term_2 ..."),
                     matrix.documents.value_or("no file: doc_1, doc_2 ..."));
}

/// "de", "that of each document", "none".
std::string describe_language(const TextOptions& text) {
  if (text.language == language_of_document) return "that of each document";
  return text.language;
}

std::string describe_analysis(const Config& config) {
  const std::string char_filters = list_names(config.text.char_filters);
  const std::string filters = list_names(config.text.filters);
  return fmt::format("{}tokens by {}, then {}\n  language: {}",
                     char_filters.empty() ? "" : fmt::format("text through {}\n  ", char_filters),
                     config.text.tokenizer.name, filters.empty() ? "no filter" : filters,
                     describe_language(config.text));
}

/// "up to about 800.0 MB of memory"; what of it goes where, within a bound.
std::string describe_memory(const Config& config, std::int64_t bytes) {
  const std::int64_t bound = config.memory_mb.value_or(0) * 1'000'000;
  if (!config.memory_mb || bytes <= bound) return fmt::format("up to about {} of memory", megabytes(bytes));
  const std::string folder = scratch_folder(config);
  std::error_code failure;
  const auto space = std::filesystem::space(folder, failure);
  const bool fits = failure || static_cast<double>(space.available) > static_cast<double>(bytes);
  return fmt::format("{} of memory, and up to about {} of scratch in {}{}", megabytes(bound), megabytes(bytes), folder,
                     fits ? ""
                          : fmt::format(", which has {}: name another folder as `scratch`",
                                        megabytes(static_cast<std::int64_t>(space.available))));
}

std::string describe_work(const Config& config, const std::string& terms, std::int64_t bytes) {
  return fmt::format("builds\n  {}\n  {} topics by {}, loss {}, start {}, at most {} iterations\n  {}\n", terms,
                     config.nmf.topics, config.nmf.solver.name, config.nmf.loss.name, config.nmf.init.name,
                     config.nmf.max_iterations, describe_memory(config, bytes));
}

std::string describe_output(const Config& config) {
  const bool former = is_run_directory(config.output.directory);
  return fmt::format("writes\n  {}{}\n", config.output.directory, former ? ", replacing the run there" : "");
}

/// What a run would say of its input; of a large one, of its beginning.
void try_input(Corpus& corpus, const Config& config, std::int64_t bytes, const Session& session) {
  constexpr std::int64_t large = 16'000'000;
  if (corpus.lost()) return;
  if (bytes <= large)
    return session.with_threads(config.threads, [&] { try_matrix(corpus, config, session.registry); });
  if (config.vectorize.vocabulary) fixed_vocabulary(*config.vectorize.vocabulary);
  if (corpus.matrix()) return;
  CorpusReader reader = corpus.read();
  if (auto batch = reader.next()) reader.parse(std::move(*batch));
}

std::int64_t bytes_of(const std::vector<InputPlan>& plans) {
  return std::accumulate(plans.begin(), plans.end(), std::int64_t{0},
                         [](std::int64_t sum, const InputPlan& plan) { return sum + plan.bytes; });
}

int check_command(const CheckArguments& arguments, const Session& session) {
  const Registry& registry = session.registry;
  Config config = load_and_tell(arguments.config, arguments.config.paths.front(), session);
  RunLog warnings;
  {
    const RunDirectory writable(config.output.directory);  // removed again
    former_labels(config, registry, warnings);             // that a run would carry over
  }
  Corpus corpus(config.input, registry);
  config.text = settled_text(corpus, config.text, registry);
  const auto* matrix = corpus.matrix();
  const auto plans = plan_inputs(config.input);
  const Analyzer analyzer(config.text, registry);       // its files are there
  require_readable_twice(analyzer, config.input);       // where a filter learns
  try_input(corpus, config, bytes_of(plans), session);  // it is what the config says
  check_factorization(config.nmf, registry);            // the solver minimizes the loss
  online_batches(config, registry);                     // and nothing needs what it does not keep
  if (arguments.resolved) {
    print(resolved_yaml(config));
  } else {
    const std::string inputs = matrix ? describe_matrix(*matrix) : describe_inputs(plans);
    const std::string terms = matrix ? "the counts as they are; text is not analyzed" : describe_analysis(config);
    print(inputs + describe_work(config, terms, estimate_memory(plans, config)) + describe_output(config));
  }
  return 0;
}

}  // namespace

Command describe_check(const Session& session) {
  const auto arguments = std::make_shared<CheckArguments>();
  auto declared = arguments->config.declared(false);
  declared.push_back({"--resolved", &arguments->resolved, "Print every option with its value, as YAML"});
  return {.name = "check", .help = std::string(help), .arguments = std::move(declared), .run = [&session, arguments] {
            return check_command(*arguments, session);
          }};
}

}  // namespace topicmill
