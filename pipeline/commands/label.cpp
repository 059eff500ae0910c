// topicmill label: names, merges, drops and notes of the topics of a run.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <sstream>

#include "base/error.hpp"
#include "base/parse_number.hpp"
#include "files/output_file.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Name, merge and drop topics of a run, in its file labels.yaml; without options, print what was said.\n\n"
    "  topicmill label runs/news --topic 3 --name 'Monetary policy'\n"
    "  topicmill label runs/news --topic 7 --name Sport --merge 9,12   9 and 12 are shown as part of 7\n"
    "  topicmill label runs/news --topic 4 --drop                      --keep shows it again\n"
    "  topicmill label runs/news --topic 3 --name '' --merge ''        takes both back\n"
    "  topicmill label runs/news --format csv\n";

struct LabelArguments {
  std::string directory;
  std::optional<std::int64_t> topic;
  std::optional<std::string> name;
  std::optional<std::string> merge;
  std::optional<std::string> note;
  bool drop = false;
  bool keep = false;
  std::string format = "table";

  bool changes() const { return name || merge || note || drop || keep; }
};

/// A text that is there, or none for ''.
std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<std::int64_t> numbers_of(const std::string& list) {
  std::vector<std::int64_t> numbers;
  std::istringstream parts(list);
  for (std::string part; std::getline(parts, part, ',');) {
    const auto number = parse_number<std::int64_t>(part);
    if (!number) throw UsageError(fmt::format("--merge wants numbers of topics, such as 9,12, and has '{}'", part));
    numbers.push_back(*number);
  }
  return numbers;
}

void change(TopicEdit& edit, const LabelArguments& arguments) {
  if (arguments.name) edit.name = unless_empty(*arguments.name);
  if (arguments.merge) edit.merge = numbers_of(*arguments.merge);
  if (arguments.note) edit.notes = unless_empty(*arguments.note);
  if (arguments.drop || arguments.keep) edit.drop = arguments.drop;
}

std::vector<std::string> words_of(const RunTopic& topic) {
  std::vector<std::string> words;
  for (const auto& word : topic.words) words.push_back(word.term);
  return words;
}

/// Changes the labels as they would stand in the file, so that what is wrong is said before the file changes.
int edit_labels(const LabelArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  const auto topics = run.topics(TopicView::all_apart);
  const auto topic = [&](std::int64_t number) -> const RunTopic& {
    return find_topic(topics, TopicId(number), run.topic_count());
  };
  topic(*arguments.topic);
  Labels labels = run.labels();
  TopicEdit& edit = labels.at(*arguments.topic);
  change(edit, arguments);
  for (const std::int64_t part : edit.merge) topic(part);
  sign(labels, [&](std::int64_t number) { return words_of(topic(number)); });
  const auto file = run.directory() / labels_file;
  const std::string text = labels_text(labels);
  parse_labels(text, file.string() + " (as it would be)", run.topic_count());
  write_text(text, file);
  session.say(fmt::format("{} changed", file.string()));
  return 0;
}

/// A line an entry.
Table labels_table(const std::vector<TopicEdit>& edits, const std::vector<std::vector<std::string>>& texts) {
  return {"labels",
          {"topic", "name", "merge", "drop", "notes", "words"},
          std::ssize(edits),
          [&](std::int64_t row, std::vector<Cell>& cells) {
            const TopicEdit& edit = edits[static_cast<std::size_t>(row)];
            const auto& text = texts[static_cast<std::size_t>(row)];
            cells = {*edit.topic, std::string_view(text[0]), std::string_view(text[1]),
                     edit.drop,   std::string_view(text[2]), std::string_view(text[3])};
          }};
}

int print_labels(const LabelArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  const Labels& labels = run.labels();
  if (arguments.format == "table") {
    if (labels.topics.empty() && labels.unplaced.empty()) {
      session.say("nothing was said yet: topicmill label DIR --topic 0 --name NAME names a topic");
    } else {
      print(labels_text(labels));
    }
    return 0;
  }
  std::vector<std::vector<std::string>> texts;
  for (const auto& edit : labels.topics) {
    texts.push_back({edit.name.value_or(""), fmt::format("{}", fmt::join(edit.merge, ", ")), edit.notes.value_or(""),
                     fmt::format("{}", fmt::join(edit.words, " "))});
  }
  print_data(labels_table(labels.topics, texts), arguments.format, session.registry);
  return 0;
}

int label(const LabelArguments& arguments, const Session& session) {
  if (!arguments.changes() && !arguments.topic) return print_labels(arguments, session);
  if (!arguments.topic) throw UsageError("say which topic: --topic T");
  if (!arguments.changes()) throw UsageError("say what of the topic: --name, --merge, --drop, --keep or --note");
  return edit_labels(arguments, session);
}

}  // namespace

Command describe_label(const Session& session) {
  const auto arguments = std::make_shared<LabelArguments>();
  return {.name = "label",
          .help = std::string(help),
          .arguments = {run_argument(arguments->directory),
                        {"-t,--topic", &arguments->topic, "The topic to say it of", "T"},
                        {"--name", &arguments->name, "What it is called; '' for its first words", "NAME"},
                        {"--merge", &arguments->merge, "Topics that are shown as part of it; '' for none", "A,B"},
                        {"--drop", &arguments->drop, "Do not show it"},
                        {"--keep", &arguments->keep, "Show it again", {}, {.excludes = {"--drop"}}},
                        {"--note", &arguments->note, "A note for people; '' for none", "TEXT"},
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return label(*arguments, session); }};
}

}  // namespace topicmill
