// topicmill show: one document, its topics, and which words carry them.
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/inspect/highlight_in_color.hpp"
#include "pipeline/inspect/passages_in_color.hpp"
#include "pipeline/inspect/show_document.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Show a document: its topics, and which of its words carry them; of a run with input.passages, what each of its\n"
    "passages is about.\n\n"
    "  topicmill show runs/quickstart astronomy-01\n"
    "  topicmill show runs/news 4711 --format json\n"
    "  topicmill show runs/speeches 1863_abraham_lincoln_r --passages\n";

constexpr double least_share = 0.02;  ///< topics below this are left out for people
constexpr std::size_t shown_words = 8;
constexpr std::size_t shown_bytes = 600;
constexpr std::size_t shown_passages = 8;
constexpr std::size_t passage_bytes = 160;

struct ShowArguments {
  std::string directory;
  std::string id;
  bool passages = false;
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

/// What the text says: its beginning; where it was cut, its first passages, or all of them with all their text.
std::string text_of(const ShownDocument& document, bool all_passages, const Terminal& terminal) {
  const std::size_t count = document.passages.size();
  if (all_passages) return passages_in_color(document, count, document.text.size(), terminal);
  if (count > 1) {
    const std::string out = passages_in_color(document, shown_passages, passage_bytes, terminal);
    return count > shown_passages
               ? out + terminal.dim(fmt::format("      {} more: --passages\n", count - shown_passages))
               : out;
  }
  if (document.text.empty()) return "";
  return in_color(document.text, head_of(document.text, shown_bytes), document.highlights, terminal) + "\n";
}

std::string as_text(const ShownDocument& document, bool all_passages, const Terminal& terminal) {
  std::string out = terminal.bold(document.id) + "\n";
  for (const auto& [name, value] : document.metadata) out += terminal.dim(fmt::format("{}: {}\n", name, value));
  const std::string text = text_of(document, all_passages, terminal);
  if (!text.empty()) out += "\n" + text;
  out += "\n";
  for (const auto& topic : document.topics) {
    if (topic.theta >= least_share) out += topic_line(topic, terminal);
  }
  if (document.dropped >= least_share) {
    out += terminal.dim(
        fmt::format("  {:.1f} % in topics that {} drops; --all shows them\n", 100 * document.dropped, labels_file));
  } else if (document.topics.empty()) {
    out += "  none of its terms is in a topic\n";
  }
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

void print_passages(const ShownDocument& document, const std::string& format, const Registry& registry) {
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [place, topic, label, theta] = document.passages[static_cast<std::size_t>(row)];
    cells = {row + 1, std::int64_t{place.begin}, std::int64_t{place.end}, std::int64_t{place.tokens}};
    cells.insert(cells.end(), {topic ? Cell(topic->number()) : Cell(), Cell(std::string_view(label)), Cell(theta)});
  };
  print_data({"passages",
              {"passage", "begin", "end", "tokens", "topic", "label", "theta"},
              std::ssize(document.passages),
              fill},
             format, registry);
}

int show_command(const ShowArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  const ShownDocument document = show_document(run, arguments.id, arguments.view);
  if (!document.words_missing.empty()) session.say("warning: words are not shown: " + document.words_missing);
  if (arguments.passages && document.passages.empty()) {
    throw UsageError("the run has no passages: its documents are whole; run it again with --set input.passages=words");
  }
  if (arguments.format == "table") {
    print(as_text(document, arguments.passages, Terminal::standard_output()));
    return 0;
  }
  if (arguments.passages) {
    print_passages(document, arguments.format, session.registry);
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
                        {"--passages", &arguments->passages, "All passages of the document, with their text"},
                        view_argument(arguments->view),
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return show_command(*arguments, session); }};
}

}  // namespace topicmill
