// topicmill show: one document, its topics, and which words carry them.
#include <fmt/format.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/commands/shared_arguments.hpp"
#include "pipeline/inspect/highlight_in_color.hpp"
#include "pipeline/inspect/show_document.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Show a document: its topics, and which of its words carry them.\n\n"
    "  topicmill show runs/quickstart astronomy-01\n"
    "  topicmill show runs/news 4711 --format json\n";

constexpr double least_share = 0.02;  ///< topics below this are left out for people
constexpr std::size_t shown_words = 8;
constexpr std::size_t shown_bytes = 600;

struct ShowArguments {
  std::string directory;
  std::string id;
  TopicView view = TopicView::edited;
  std::string format = "table";
};

std::string topic_line(const DocumentTopic& topic, const Terminal& terminal) {
  std::string words;
  for (std::size_t i = 0; i < std::min(shown_words, topic.words.size()); ++i) words += " " + topic.words[i].term;
  const auto number = topic.topic.number();
  return fmt::format("  {:>3} {} {:4.1f} %  {}{}\n", number,
                     terminal.in_topic_color(pad(bar(topic.theta, 20), 20), number), 100 * topic.theta,
                     terminal.bold(pad(topic.label, 32)), words);
}

std::string as_text(const ShownDocument& document, const Terminal& terminal) {
  std::string out = terminal.bold(document.id) + "\n";
  for (const auto& [name, value] : document.metadata) out += terminal.dim(fmt::format("{}: {}\n", name, value));
  if (!document.text.empty()) {
    const Excerpt excerpt = head_of(document.text, shown_bytes);
    out += fmt::format("\n{}\n", in_color(document.text, excerpt, document.highlights, terminal));
  }
  out += "\n";
  for (const auto& topic : document.topics) {
    if (topic.theta >= least_share) out += topic_line(topic, terminal);
  }
  if (document.topics.empty()) out += "  none of its terms is in a topic\n";
  return out;
}

/// A line a word, or one for a topic that no word carries.
struct Line {
  const DocumentTopic* topic;
  const CarryingWord* word;
};

std::vector<Line> lines_of(const ShownDocument& document) {
  std::vector<Line> lines;
  for (const auto& topic : document.topics) {
    if (topic.words.empty()) lines.push_back({&topic, nullptr});
    for (const auto& word : topic.words) lines.push_back({&topic, &word});
  }
  return lines;
}

int show_command(const ShowArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  const ShownDocument document = show_document(run, arguments.id, arguments.view);
  if (!document.words_missing.empty()) session.say("warning: words are not shown: " + document.words_missing);
  if (arguments.format == "table") {
    print(as_text(document, Terminal::standard_output()));
    return 0;
  }
  const auto lines = lines_of(document);
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [topic, word] = lines[static_cast<std::size_t>(row)];
    cells = {topic->topic.number(), topic->theta, word ? Cell(std::string_view(word->term)) : Cell(),
             word ? Cell(word->contribution) : Cell()};
  };
  print_data({"show", {"topic", "theta", "term", "contribution"}, static_cast<std::int64_t>(lines.size()), fill},
             arguments.format, session.registry);
  return 0;
}

}  // namespace

Command describe_show(const Session& session) {
  const auto arguments = std::make_shared<ShowArguments>();
  return {.name = "show",
          .help = std::string(help),
          .arguments = {run_argument(arguments->directory),
                        {"ID", &arguments->id, "A document of the run", {}, {.required = true}},
                        view_argument(arguments->view),
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return show_command(*arguments, session); }};
}

}  // namespace topicmill
