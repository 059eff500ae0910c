// topicmill evaluate: how good the topics of a run are, and whether they are good enough.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/commands/shared_arguments.hpp"
#include "pipeline/inspect/evaluate_directory.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Measure the topics of a run: coherence, diversity, exclusivity, agreement with labels.\n\n"
    "  topicmill evaluate runs/news                                as the run's config says\n"
    "  topicmill evaluate runs/news --measures npmi,c_v,rank_1     other measures\n"
    "  topicmill evaluate runs/news --label section                against a metadata field\n"
    "  topicmill evaluate runs/news --reference wikipedia.txt.gz   words counted in another corpus\n"
    "  topicmill evaluate runs/news --require 'npmi>=0.05'         exit code 5 where it is less\n";

struct EvaluateArguments {
  std::string directory;
  std::optional<std::vector<std::string>> measures;
  std::optional<std::int64_t> top_words;
  std::optional<std::string> label;
  ReferenceCorpus reference;
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

/// A value of one topic, or of all.
struct Line {
  std::string_view measure;
  std::optional<TopicId> topic;
  double value = 0;
};

/// The values of all topics first.
std::vector<Line> lines_of(const Evaluation& evaluation) {
  std::vector<Line> lines;
  for (const auto& measure : evaluation.measures) lines.push_back({measure.name, std::nullopt, measure.mean()});
  if (evaluation.weakly_explained) {
    lines.push_back({weakly_explained_name, std::nullopt, *evaluation.weakly_explained});
  }
  for (const auto& name : agreement_names) {
    if (evaluation.agreement) lines.push_back({name, std::nullopt, *evaluation.value(name)});
  }
  for (const auto& measure : evaluation.measures) {
    for (std::size_t topic = 0; topic < measure.topics.size(); ++topic) {
      lines.push_back({measure.name, TopicId(static_cast<std::int64_t>(topic)), measure.topics[topic]});
    }
  }
  return lines;
}

std::string means_text(const Evaluation& evaluation, const Terminal& terminal) {
  std::string out;
  for (const auto& line : lines_of(evaluation)) {
    if (line.topic) break;
    out += fmt::format("{}  {:10.4f}\n", pad(line.measure, 16), line.value);
  }
  if (const auto& found = evaluation.agreement) {
    out += terminal.dim(fmt::format("nmi, purity and ari: top topics against '{}' of {} documents\n", found->field,
                                    grouped(found->documents)));
  }
  return out;
}

std::string topics_text(const Evaluation& evaluation, const std::vector<std::string>& labels,
                        const Terminal& terminal) {
  constexpr int label_columns = 32;
  std::vector<int> widths;
  std::string header = fmt::format("{:>5}  {}", "topic", pad("", label_columns));
  for (const auto& measure : evaluation.measures) {
    widths.push_back(std::max(10, display_width(measure.name)));
    header += "  " + pad_left(measure.name, widths.back());
  }
  std::string out = terminal.dim(header + "\n");
  for (std::size_t topic = 0; topic < labels.size(); ++topic) {
    out += fmt::format("{:>5}  {}", topic, pad(labels[topic], label_columns));
    for (std::size_t i = 0; i < widths.size(); ++i) {
      out += "  " + pad_left(fmt::format("{:.4f}", evaluation.measures[i].topics[topic]), widths[i]);
    }
    out += "\n";
  }
  return out;
}

void print_evaluation(const Evaluation& evaluation, const Model& model, const std::string& format,
                      const Registry& registry) {
  if (format == "table") {
    const Terminal terminal = Terminal::standard_output();
    std::string out = means_text(evaluation, terminal);
    if (!evaluation.measures.empty()) out += "\n" + topics_text(evaluation, model.labels, terminal);
    return print(out);
  }
  const auto lines = lines_of(evaluation);
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [measure, topic, value] = lines[static_cast<std::size_t>(row)];
    cells = {measure, topic ? Cell(topic->number()) : Cell(), value};
  };
  print_data({"evaluate", {"measure", "topic", "value"}, static_cast<std::int64_t>(lines.size()), fill}, format,
             registry);
}

int evaluate_command(const EvaluateArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  const auto options = options_of(arguments, run.config().evaluate, session.registry);
  Evaluation evaluation;
  const auto progress = session.progress();
  session.with_threads(run.config().threads,
                       [&] { evaluation = evaluate_directory(run, options, arguments.reference, *progress); });
  session.warn(evaluation.warnings);
  print_evaluation(evaluation, run.model(), arguments.format, session.registry);
  return tell_failed_gates(evaluation.failed_gates);
}

}  // namespace

Command describe_evaluate(const Session& session) {
  const auto arguments = std::make_shared<EvaluateArguments>();
  return {.name = "evaluate",
          .help = std::string(help),
          .arguments = {run_argument(arguments->directory),
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
                        {"--require", &arguments->require, "What must hold, such as 'npmi>=0.05' (repeatable)", "GATE"},
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return evaluate_command(*arguments, session); }};
}

}  // namespace topicmill
