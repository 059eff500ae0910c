// topicmill transform: topic weights of new documents with a saved model.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "files/output_file.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/config/column_names.hpp"
#include "pipeline/run/transform.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Give new documents their topic weights, with the model of a run.\n\n"
    "  topicmill transform runs/news december.jsonl -o december.csv\n"
    "  zcat feed.jsonl.gz | topicmill transform runs/news - > topics.jsonl\n"
    "  topicmill transform runs/news letters/ --set input.text=text --set input.id=path -o letters.csv\n";

struct TransformArguments {
  std::string directory;
  std::vector<std::string> paths;
  std::vector<std::string> sets;
  std::string output = "-";
  std::optional<std::string> format;
};

/// The run's input options over the new paths, with the changes that --set makes. Nothing else of a model can change.
InputOptions input_for(const TransformArguments& arguments, const Model& model, const Registry& registry) {
  const Value changes = value_of_sets(arguments.sets);
  if (const auto* input = changes.find("input"); input && input->find("passages")) {
    throw UsageError("'input.passages' belongs to the model and stays as it is; its documents were cut like that, too");
  }
  for (const auto& entry : changes.entries) {
    if (entry.key == "input") continue;
    throw UsageError(
        fmt::format("'{}' belongs to the model and stays as it is; --set changes input.* alone", entry.key));
  }
  Value value = write_option(model.config);
  overlay(value, changes);
  Config config = config_from(value, registry);
  config.input.path = arguments.paths;
  return config.input;
}

/// The model at DIR, with the labels that labels.yaml shows its topics by: a merged topic has that of its head, a
/// dropped one none.
Model read_model(const std::string& directory, const Registry& registry) {
  Model model = load_model(directory, registry);
  if (!std::filesystem::is_directory(directory)) return model;
  const auto label = [&model](std::int64_t topic) -> std::string& {
    return model.labels[static_cast<std::size_t>(topic)];
  };
  const Labels labels = labels_of_run(directory, model.topics.k());
  for (const auto& edit : labels.topics) {
    if (edit.name) label(*edit.topic) = *edit.name;
    if (edit.drop) label(*edit.topic).clear();
  }
  for (const auto& edit : labels.topics) {
    for (const std::int64_t part : edit.merge) label(part) = label(*edit.topic);
  }
  return model;
}

/// As --format says, else by the name of the file; JSON lines for a pipe and names that say nothing.
std::string format_for(const TransformArguments& arguments, const Registry& registry) {
  if (arguments.format) return *arguments.format;
  const std::string extension = std::filesystem::path(arguments.output).extension().string();
  for (const auto& name : registry.family<TableFormat>().names()) {
    if (extension == "." + name) return name;
  }
  return "jsonl";
}

double share_of(std::int64_t part, std::int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(whole, 1));
}

/// The sums of the new documents beside those that the model was made of.
std::string describe(const TransformReport& report, const TrainingFit& fit) {
  const auto with_terms = report.documents - report.empty;
  std::string out = fmt::format("{} documents", grouped(report.documents));
  if (report.empty > 0) out += fmt::format(", {} of them without a known word", grouped(report.empty));
  if (report.skipped > 0) out += fmt::format("; {} skipped", grouped(report.skipped));
  out += fmt::format("\n{:<26}{:>8}{:>12}\n", "", "here", "in training");
  const auto line = [&](std::string_view what, double here, double training) {
    out += fmt::format("{:<26}{:>6.1f} %{:>10.1f} %\n", what, here, 100 * training);
  };
  line("unknown words", share_of(report.unknown_tokens, report.tokens), fit.unknown_tokens);
  line("weakly explained documents", share_of(report.weakly_explained, with_terms), fit.weakly_explained);
  line("explained, on average", 100 * report.explained / static_cast<double>(std::max<std::int64_t>(with_terms, 1)),
       fit.mean_explained);
  if (report.unknown_words.empty()) return out;
  out += "most frequent unknown words:";
  for (const auto& [word, count] : report.unknown_words) out += fmt::format(" {} ({})", word, count);
  return out + "\n";
}

void warn_of_renamed_fields(const std::vector<std::string>& fields, std::int64_t topics, const Session& session) {
  const auto columns = transform_columns(fields, topics);
  session.warn(renamed_fields("output", fields, std::span(columns).subspan(1, fields.size())));
}

int transform_command(const TransformArguments& arguments, const Session& session) {
  const auto format = make_row_format(format_for(arguments, session.registry), session.registry);
  const Transformer transformer(read_model(arguments.directory, session.registry), session.registry);
  const Model& model = transformer.model();
  const InputOptions input = input_for(arguments, model, session.registry);
  warn_of_renamed_fields(input.metadata, model.topics.k(), session);
  std::optional<OutputFile> file;
  if (arguments.output != "-") file.emplace(arguments.output);
  const TransformSinks sinks{
      [&](std::string_view rows) { file ? file->write(rows) : print(rows); },
      [&](const Reject& reject) { session.say(fmt::format("skipped: {}: {}", reject.origin, reject.reason)); }};

  TransformReport report;
  const auto progress = session.progress();
  session.with_threads(model.config.threads,
                       [&] { report = transform(transformer, input, session.registry, *format, sinks, *progress); });
  if (file) file->close();
  session.warn(report.warnings);
  std::string summary = describe(report, model.fit);
  summary.pop_back();
  session.say(summary);
  return 0;
}

}  // namespace

Command describe_transform(const Session& session) {
  const auto arguments = std::make_shared<TransformArguments>();
  return {
      .name = "transform",
      .help = std::string(help),
      .arguments = {{"DIR", &arguments->directory, "A run directory, or its model.tmm", {}, {.required = true}},
                    {"PATH",
                     &arguments->paths,
                     "New documents: files, folders, globs, archives, or - for standard input",
                     {},
                     {.required = true}},
                    {"-o,--output", &arguments->output, "Where the rows go; default: standard output", "FILE"},
                    set_argument(arguments->sets, "Change how the input is read: --set input.text=body (repeatable)"),
                    {"--format",
                     &arguments->format,
                     "How to write rows; default: by the name of FILE, else jsonl",
                     {},
                     {.check = OneOf{row_format_names(session.registry)}}}},
      .run = [&session, arguments] { return transform_command(*arguments, session); }};
}

}  // namespace topicmill
