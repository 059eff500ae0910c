// topicmill evaluate: how good the topics of a run, or of any tool, are, and whether they are good enough.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <span>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/commands/print_evaluation.hpp"
#include "pipeline/inspect/evaluate_directory.hpp"
#include "pipeline/inspect/evaluate_word_lists.hpp"
#include "pipeline/session/shared_arguments.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Measure the topics of a run: coherence, diversity, exclusivity, agreement with labels.\n\n"
    "  topicmill evaluate runs/news                                as the run's config says\n"
    "  topicmill evaluate runs/news --measures npmi,c_v,rank_1     other measures\n"
    "  topicmill evaluate runs/news --label section                against a metadata field\n"
    "  topicmill evaluate runs/news --reference wikipedia.txt.gz   words counted in another corpus\n"
    "  topicmill evaluate runs/news --require 'npmi>=0.05'         exit code 5 where it is less\n"
    "  topicmill evaluate runs/a --against runs/b                  whether topics come again in another run\n"
    "  topicmill evaluate --topics topics.txt --reference news.jsonl    lists of words, of any tool\n";

struct EvaluateArguments {
  std::string directory;
  std::string topics;
  std::string config;
  std::optional<std::vector<std::string>> measures;
  std::optional<std::int64_t> top_words;
  std::optional<std::string> label;
  ReferenceCorpus reference;
  std::vector<std::string> against;
  std::vector<std::string> require;
  std::string format = "table";
};

Choice<Measure> measure_named(const std::string& name, const Registry& registry) {
  const auto& family = registry.family<Measure>();
  if (family.find(name)) return {name, {}};
  throw UsageError(fmt::format("--measures: no measure is named '{}'; {}", name, suggestion(name, family.names())));
}

/// What the arguments name takes the place of what the run's config says.
EvaluateOptions options_of(const EvaluateArguments& arguments, EvaluateOptions options, const Registry& registry) {
  if (arguments.measures) {
    options.measures.clear();
    for (const auto& name : *arguments.measures) options.measures.push_back(measure_named(name, registry));
  }
  if (arguments.top_words) options.top_words = *arguments.top_words;
  if (arguments.label) options.label = arguments.label;
  if (!arguments.require.empty()) options.require.clear();
  for (const auto& text : arguments.require) {
    const auto requirement = parse_requirement(text);
    if (!requirement) {
      throw UsageError(
          fmt::format("--require '{}' is not a measure, >=, <=, > or <, and a number, such as npmi>=0.05", text));
    }
    check_requirement(*requirement, options, registry);
    options.require.push_back(*requirement);
  }
  return options;
}

/// The first words of each, as those of a run are called.
std::vector<std::string> labels_of(const std::vector<std::vector<std::string>>& topics) {
  constexpr std::size_t most = 3;
  std::vector<std::string> labels;
  for (const auto& words : topics) {
    labels.push_back(fmt::format("{}", fmt::join(std::span(words).first(std::min(most, words.size())), " ")));
  }
  return labels;
}

int finish(const Evaluation& evaluation, const std::vector<std::string>& labels, const EvaluateArguments& arguments,
           const Session& session) {
  session.warn(evaluation.warnings);
  print_evaluation(evaluation, labels, arguments.format, session.registry);
  return tell_failed_gates(evaluation.failed_gates);
}

/// The defaults, or those of --config, which need not say what input there is.
Config config_of_lists(const EvaluateArguments& arguments, const Registry& registry) {
  if (arguments.config.empty()) return {};
  const std::vector<std::string> no_input{fmt::format("{}=-", required_option)};
  return load_config(arguments.config, no_input, registry);
}

int evaluate_lists(const EvaluateArguments& arguments, const Session& session) {
  const auto& path = arguments.reference.path;
  if (arguments.topics == "-" && std::find(path.begin(), path.end(), "-") != path.end()) {
    throw UsageError("--topics - and --reference -: standard input holds one of them; give a file for the other");
  }
  const Config config = config_of_lists(arguments, session.registry);
  EvaluateOptions lists;
  lists.measures = EvaluateOptions::word_list_measures();
  lists.top_words = config.evaluate.top_words;
  const auto options = options_of(arguments, lists, session.registry);
  const WordLists topics = read_word_lists(arguments.topics);
  Evaluation evaluation;
  const auto progress = session.progress();
  session.with_threads(config.threads, [&] {
    evaluation = evaluate_word_lists(topics, options, arguments.reference, config, session.registry, *progress);
  });
  return finish(evaluation, labels_of(topics.topics), arguments, session);
}

int evaluate_run_directory(const EvaluateArguments& arguments, const Session& session) {
  if (!arguments.config.empty()) throw UsageError("--config goes with --topics: a run has a config of its own");
  const FinishedRun run(arguments.directory, session.registry);
  const auto options = options_of(arguments, run.config().evaluate, session.registry);
  Evaluation evaluation;
  const auto progress = session.progress();
  session.with_threads(run.config().threads, [&] {
    evaluation = evaluate_directory(run, options, arguments.reference, arguments.against, *progress);
  });
  return finish(evaluation, run.model().labels, arguments, session);
}

int evaluate_command(const EvaluateArguments& arguments, const Session& session) {
  if (arguments.directory.empty() == arguments.topics.empty()) {
    throw UsageError("name a run directory, or lists of words by --topics: one of both");
  }
  return arguments.topics.empty() ? evaluate_run_directory(arguments, session) : evaluate_lists(arguments, session);
}

}  // namespace

Command describe_evaluate(const Session& session) {
  const auto arguments = std::make_shared<EvaluateArguments>();
  return {.name = "evaluate",
          .help = std::string(help),
          .arguments = {{"DIR", &arguments->directory, "A run directory"},
                        {"--measures",
                         &arguments->measures,
                         "What to measure; default: evaluate.measures of the run",
                         "M,M",
                         {.comma_separated = true}},
                        {"-n,--top-words",
                         &arguments->top_words,
                         "Words of each topic that are measured",
                         "N",
                         {.check = Within{2, 1000}}},
                        {"--label", &arguments->label, "Compare topics with this metadata field", "FIELD"},
                        {"--reference", &arguments->reference.path, "Count words in these files instead of the run's",
                         "PATH"},
                        {"--reference-text",
                         &arguments->reference.text,
                         "Fields that hold their text; default: input.text of the run, or all of a plain text",
                         "F,F",
                         {.comma_separated = true}},
                        {"--against", &arguments->against, "Whether topics come again in this run (repeatable)", "DIR"},
                        {"--topics",
                         &arguments->topics,
                         "Measure lists of words, a topic a line, instead of a run; - is standard input",
                         "FILE",
                         {.excludes = {"--label", "--against"}}},
                        {"--config", &arguments->config, "How the reference of --topics is analyzed", "YAML"},
                        {"--require", &arguments->require, "What must hold, such as 'npmi>=0.05' (repeatable)", "GATE"},
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return evaluate_command(*arguments, session); }};
}

}  // namespace topicmill
