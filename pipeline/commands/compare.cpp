// topicmill compare: aligns the topics of two runs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/inspect/compare_runs.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Compare two runs: which topics are the same, which words differ, which documents moved.\n\n"
    "  topicmill compare runs/news runs/news-30                      of another number of topics\n"
    "  topicmill compare runs/may runs/june --by jensen_shannon      of other documents\n"
    "  topicmill compare runs/a runs/b --format csv                  a pair of topics a row\n"
    "  topicmill compare runs/a runs/b --of documents --format csv   who went from which topic to which\n\n"
    "Topics are paired so that the sum of their likeness is largest. Topics less alike than --least are no pair.\n";

struct CompareArguments {
  std::string left;
  std::string right;
  std::string of = "topics";
  CompareOptions options;
  std::string format = "table";
};

std::string number_text(std::optional<TopicId> topic) { return topic ? fmt::to_string(topic->number()) : "-"; }

std::string marked(const std::vector<std::string>& words, std::string_view mark) {
  std::string text;
  for (const auto& word : words) text += fmt::format(" {}{}", mark, word);
  return text;
}

std::string words_text(const TopicPair& pair) {
  const bool both = pair.left && pair.right;
  if (!both) return fmt::format("{}", fmt::join(pair.left ? pair.only_left : pair.only_right, " "));
  return fmt::format("{}{}{}", fmt::join(pair.shared, " "), marked(pair.only_left, "-"), marked(pair.only_right, "+"));
}

std::string pair_line(const TopicPair& pair, const Terminal& terminal) {
  const TopicId colored = pair.left ? *pair.left : *pair.right;
  const std::string likeness = pair.left && pair.right ? fmt::format("{:.3f}", pair.likeness) : "";
  const std::string line = fmt::format("{:>5}  {:>5}  ", number_text(pair.left), number_text(pair.right)) +
                           terminal.in_topic_color(pad(bar(pair.likeness, 10), 10), colored.number()) +
                           fmt::format(" {:>5}  ", likeness);
  const std::string words = words_text(pair);
  return line + (terminal.color ? pad(words, std::max(terminal.width - 32, 20)) : words) + "\n";
}

/// "3 (game team win)".
std::string name_of(const ComparedRun& run, std::optional<TopicId> topic) {
  if (!topic) return "no topic";
  return fmt::format("{} ({})", topic->number(), run.topic(*topic).label);
}

std::string movement_lines(const Comparison& comparison) {
  constexpr std::size_t most = 10;
  std::string out;
  std::size_t shown = 0;
  for (const auto& movement : comparison.documents.movements) {
    if (movement.stays || shown == most) continue;
    ++shown;
    out += fmt::format("{:>9}  from {} to {}\n", grouped(movement.documents), name_of(comparison.left, movement.from),
                       name_of(comparison.right, movement.to));
  }
  return out;
}

std::string documents_text(const Comparison& comparison, const Terminal& terminal) {
  const ComparedDocuments& documents = comparison.documents;
  if (documents.common == 0) return terminal.dim("the runs have no document id in common\n");
  const double share = 100 * static_cast<double>(documents.staying()) / static_cast<double>(documents.common);
  return fmt::format("{} documents in both runs, {} only in the first, {} only in the second\n",
                     grouped(documents.common), grouped(documents.only_left), grouped(documents.only_right)) +
         fmt::format("{} ({:.1f} %) stay in the same topic\n", grouped(documents.staying()), share) +
         movement_lines(comparison);
}

std::string as_text(const Comparison& comparison, const Terminal& terminal) {
  std::string out = terminal.dim("first  second  likeness          words: shared, -first only, +second only\n");
  for (const auto& pair : comparison.pairs) out += pair_line(pair, terminal);
  const auto paired = std::count_if(comparison.pairs.begin(), comparison.pairs.end(),
                                    [](const TopicPair& pair) { return pair.left && pair.right; });
  out += fmt::format("\n{} of {} and {} topics are paired, mean likeness {:.3f}\n", paired,
                     comparison.left.topics.size(), comparison.right.topics.size(), comparison.mean_likeness);
  return out + documents_text(comparison, terminal);
}

Cell cell_of(std::optional<TopicId> topic) { return topic ? Cell(topic->number()) : Cell(); }

/// The pairs as text cells that live as long as the rows do.
struct PairRows {
  std::vector<TopicPair> pairs;
  std::vector<std::array<std::string, 5>> texts;  ///< labels, and shared and differing words

  explicit PairRows(const Comparison& comparison) : pairs(comparison.pairs) {
    const auto label = [](const ComparedRun& run, std::optional<TopicId> topic) {
      return topic ? run.topic(*topic).label : std::string();
    };
    for (const auto& pair : pairs) {
      texts.push_back({label(comparison.left, pair.left), label(comparison.right, pair.right),
                       fmt::format("{}", fmt::join(pair.shared, " ")),
                       fmt::format("{}", fmt::join(pair.only_left, " ")),
                       fmt::format("{}", fmt::join(pair.only_right, " "))});
    }
  }
};

void print_pairs(const Comparison& comparison, const std::string& format, const Registry& registry) {
  const PairRows rows(comparison);
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& pair = rows.pairs[static_cast<std::size_t>(row)];
    const auto& texts = rows.texts[static_cast<std::size_t>(row)];
    cells = {cell_of(pair.left), cell_of(pair.right), pair.left && pair.right ? Cell(pair.likeness) : Cell()};
    for (const auto& text : texts) cells.emplace_back(std::string_view(text));
  };
  print_data({"compare",
              {"topic", "other_topic", "likeness", "label", "other_label", "shared", "only_here", "only_there"},
              std::ssize(rows.pairs),
              fill},
             format, registry);
}

void print_movements(const ComparedDocuments& documents, const std::string& format, const Registry& registry) {
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& movement = documents.movements[static_cast<std::size_t>(row)];
    cells = {cell_of(movement.from), cell_of(movement.to), movement.documents, movement.stays};
  };
  print_data({"movements", {"topic", "other_topic", "documents", "stays"}, std::ssize(documents.movements), fill},
             format, registry);
}

void warn(const Comparison& comparison, const Session& session) {
  if (comparison.documents.repeated == 0) return;
  session.say(
      fmt::format("warning: {} documents repeat the id of another and were not compared; set input.id to a "
                  "field that is unique",
                  grouped(comparison.documents.repeated)));
}

int compare(CompareArguments& arguments, const Session& session) {
  arguments.options.alignment.top_words = arguments.options.words;
  const FinishedRun left(arguments.left, session.registry);
  const FinishedRun right(arguments.right, session.registry);
  const Comparison comparison = compare_runs(left, right, arguments.options);
  warn(comparison, session);
  if (arguments.format == "table") {
    print(as_text(comparison, Terminal::standard_output()));
  } else if (arguments.of == "documents") {
    print_movements(comparison.documents, arguments.format, session.registry);
  } else {
    print_pairs(comparison, arguments.format, session.registry);
  }
  return 0;
}

}  // namespace

Command describe_compare(const Session& session) {
  const auto arguments = std::make_shared<CompareArguments>();
  return {.name = "compare",
          .help = std::string(help),
          .arguments = {run_argument(arguments->left),
                        {"OTHER", &arguments->right, "Another run directory", {}, {.required = true}},
                        enum_argument("--by", arguments->options.alignment.by, "What likeness is"),
                        {"--least",
                         &arguments->options.alignment.least,
                         "Topics that are less alike are no pair",
                         "L",
                         {.check = Share{}, .shows_default = true}},
                        {"-n,--words",
                         &arguments->options.words,
                         "How many words of each topic are compared",
                         "N",
                         {.check = Positive{}, .shows_default = true}},
                        {"--of",
                         &arguments->of,
                         "What --format prints: pairs of topics, or movements of documents",
                         {},
                         {.check = OneOf{{"topics", "documents"}}}},
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return compare(*arguments, session); }};
}

}  // namespace topicmill
