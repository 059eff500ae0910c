// topicmill find: the topics of a term, and its nearest terms.
#include <fmt/format.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/inspect/find_term.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Find a term: its topics, and the terms nearest to it.\n\n"
    "  topicmill find runs/quickstart telescope\n"
    "  topicmill find runs/news inflation -n 20 --format csv\n";

struct FindArguments {
  std::string directory;
  std::string term;
  std::int64_t count = 10;
  TopicView view = TopicView::edited;
  std::string format = "table";
};

std::string as_text(const FoundTerm& found, const Terminal& terminal) {
  std::string out = terminal.bold(found.term) + "\n\n";
  for (const auto& topic : found.topics) {
    const auto number = topic.topic.number();
    out += fmt::format("  {:>3} {} {:5.1f} %  {}  {}\n", number,
                       terminal.in_topic_color(pad(bar(topic.word.share, 20), 20), number), 100 * topic.word.share,
                       pad(topic.label, 32), terminal.dim(fmt::format("rank {}", topic.rank)));
  }
  out += terminal.dim("\nnearest terms\n");
  for (const auto& near : found.nearest) out += fmt::format("  {:.3f}  {}\n", near.similarity, near.term);
  return out;
}

/// Topics and nearest terms in one table, told apart by their kind.
Table as_table(const FoundTerm& found) {
  const auto topics = static_cast<std::int64_t>(found.topics.size());
  const auto rows = topics + static_cast<std::int64_t>(found.nearest.size());
  return {"find",
          {"kind", "topic", "term", "value", "rank", "weight", "probability", "relevance", "lift", "frex"},
          rows,
          [&found, topics](std::int64_t row, std::vector<Cell>& cells) {
            if (row < topics) {
              const auto& [topic, label, rank, word] = found.topics[static_cast<std::size_t>(row)];
              cells = {std::string_view("topic"),
                       topic.number(),
                       std::string_view(found.term),
                       word.share,
                       rank,
                       word.weight,
                       word.probability,
                       word.relevance,
                       word.lift,
                       word.frex};
            } else {
              const NearTerm& near = found.nearest[static_cast<std::size_t>(row - topics)];
              cells = {std::string_view("nearest"), Cell(), std::string_view(near.term), near.similarity};
              cells.resize(10);
            }
          }};
}

int find_command(const FindArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  const FoundTerm found = find_term(run, arguments.term, arguments.count, arguments.view);
  if (arguments.format == "table") {
    print(as_text(found, Terminal::standard_output()));
  } else {
    print_data(as_table(found), arguments.format, session.registry);
  }
  return 0;
}

}  // namespace

Command describe_find(const Session& session) {
  const auto arguments = std::make_shared<FindArguments>();
  return {.name = "find",
          .help = std::string(help),
          .arguments = {run_argument(arguments->directory),
                        {"TERM", &arguments->term, "A term, as topic_words spells it", {}, {.required = true}},
                        {"-n,--nearest", &arguments->count, "How many nearest terms", "N", {.check = NotNegative{}}},
                        view_argument(arguments->view),
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return find_command(*arguments, session); }};
}

}  // namespace topicmill
