// topicmill top: the words of the topics of a run.
#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/data_format.hpp"
#include "pipeline/run_reader.hpp"
#include "pipeline/show_group.hpp"
#include "pipeline/show_topics.hpp"
#include "pipeline/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Show the top words of each topic of a run.\n\n"
    "  topicmill top runs/news                   all topics, a line each\n"
    "  topicmill top runs/news --topic 3 -n 30   one topic, a bar a word\n"
    "  topicmill top runs/news --class section=sport   topics of a class of documents, and its lift\n"
    "  topicmill top runs/news --period 1990     topics of a period (breakdown.date)\n"
    "  topicmill top runs/news --format csv      for programs\n";

struct TopArguments {
  std::string directory;
  ShowOptions show;
  std::optional<std::string> document_class;
  std::optional<std::string> period;
  std::string format = "table";
};

/// A word with its place, for programs.
struct Line {
  std::int64_t topic;
  std::int64_t rank;
  RunWord word;
};

std::vector<Line> lines_of(const TopArguments& arguments) {
  const auto topics = read_topics(arguments.directory, arguments.show.view);
  std::vector<Line> lines;
  for (const auto& topic : topics) {
    if (arguments.show.topic && find_topic(topics, *arguments.show.topic).number != topic.number) continue;
    const auto wanted = static_cast<std::size_t>(arguments.show.words.value_or(10));
    for (std::size_t i = 0; i < std::min(wanted, topic.words.size()); ++i) {
      lines.push_back({topic.number, static_cast<std::int64_t>(i) + 1, topic.words[i]});
    }
  }
  return lines;
}

int top_of_group(const TopArguments& arguments, const Session& session) {
  const TopicGroup group = arguments.period ? read_period(arguments.directory, *arguments.period, arguments.show.view)
                                            : read_class(arguments.directory, *arguments.document_class,
                                                         session.registry, arguments.show.view);
  if (arguments.format == "table") {
    print(as_text(group, arguments.show.words, arguments.show.terminal));
  } else {
    print_data(as_table(group), arguments.format, session.registry);
  }
  return 0;
}

int top(const TopArguments& arguments, const Session& session) {
  if (arguments.period || arguments.document_class) return top_of_group(arguments, session);
  if (arguments.format == "table") {
    const auto& show = arguments.show;
    print(show.topic ? topic_in_full(arguments.directory, show) : topics_overview(arguments.directory, show));
    return 0;
  }
  const auto lines = lines_of(arguments);
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [topic, rank, word] = lines[static_cast<std::size_t>(row)];
    cells = {topic, rank, std::string_view(word.term), word.weight, word.probability};
  };
  print_data({"top", {"topic", "rank", "term", "weight", "probability"}, static_cast<std::int64_t>(lines.size()), fill},
             arguments.format, session.registry);
  return 0;
}

}  // namespace

void add_top(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("top", std::string(help));
  const auto arguments = std::make_shared<TopArguments>();
  command->add_option("DIR", arguments->directory, "A run directory")->required();
  auto* topic = command->add_option("-t,--topic", arguments->show.topic, "Only this topic, in full")->type_name("T");
  auto* of_class = command->add_option("--class", arguments->document_class, "Topics of the documents of a class")
                       ->type_name("FIELD=CLASS");
  command->add_option("--period", arguments->period, "Topics of the documents of a period")
      ->type_name("PERIOD")
      ->excludes(topic)
      ->excludes(of_class);
  of_class->excludes(topic);
  command->add_option("-n,--words", arguments->show.words, "Words per topic")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  declare_view(*command, arguments->show.view);
  command->add_option("--format", arguments->format, "How to print")
      ->check(CLI::IsMember(data_format_names(session.registry)));
  command->callback(
      [&session, arguments] { session.action = [&session, arguments] { return top(*arguments, session); }; });
}

}  // namespace topicmill
