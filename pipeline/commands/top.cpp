// topicmill top: the words of the topics of a run.
#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/inspect/show_group.hpp"
#include "pipeline/inspect/show_topics.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Show the top words of each topic of a run.\n\n"
    "  topicmill top runs/news                   all topics, a line each\n"
    "  topicmill top runs/news --topic 3 -n 30   one topic: a bar a word, topics near it, documents that represent it\n"
    "  topicmill top runs/news --by relevance    words that tell a topic from the others; --lambda 1 is by weight\n"
    "  topicmill top runs/news --documents 5 --format jsonl   documents that represent each topic, with their texts\n"
    "  topicmill top runs/news --nearest 3 --format csv       the topics nearest to each\n"
    "  topicmill top runs/news --class section=sport   topics of a class of documents, and its lift\n"
    "  topicmill top runs/news --period 1990     topics of a period (breakdown.date)\n"
    "  topicmill top runs/news --format csv      for programs\n";

struct TopArguments {
  std::string directory;
  ShowOptions show;
  std::optional<std::size_t> documents;
  std::optional<std::size_t> nearest;
  std::optional<std::string> document_class;
  std::optional<std::string> period;
  std::string format = "table";
};

/// A word with its place, for programs.
struct Line {
  const RunTopic* topic;
  std::int64_t rank;
  const RunWord* word;
};

/// The topics that --topic leaves.
std::span<const RunTopic> chosen(const FinishedRun& run, const std::vector<RunTopic>& topics,
                                 const ShowOptions& options) {
  if (const auto number = options.topic) return {&find_topic(topics, TopicId(*number), run.topic_count()), 1};
  return topics;
}

void print_words(std::span<const RunTopic> topics, const TopArguments& arguments, const Registry& registry) {
  std::vector<Line> lines;
  for (const RunTopic& topic : topics) {
    const auto wanted = static_cast<std::size_t>(arguments.show.words.value_or(10));
    for (std::size_t i = 0; i < std::min(wanted, topic.words.size()); ++i) {
      lines.push_back({&topic, static_cast<std::int64_t>(i) + 1, &topic.words[i]});
    }
  }
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [topic, rank, word] = lines[static_cast<std::size_t>(row)];
    cells = {
        topic->id.number(), rank,      std::string_view(word->term), word->weight, word->probability, word->relevance,
        word->lift,         word->frex};
  };
  print_data(
      {"top", {"topic", "rank", "term", "weight", "probability", "relevance", "lift", "frex"}, std::ssize(lines), fill},
      arguments.format, registry);
}

void print_documents(const FinishedRun& run, std::span<const RunTopic> topics, const TopArguments& arguments,
                     const Session& session) {
  std::string missing;
  const auto documents = documents_of(run, topics, *arguments.documents, missing);
  if (!missing.empty()) session.say("warning: texts are not shown: " + missing);
  std::vector<std::pair<TopicId, const TopicDocument*>> lines;
  for (std::size_t t = 0; t < topics.size(); ++t) {
    for (const auto& document : documents[t]) lines.emplace_back(topics[t].id, &document);
  }
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [topic, document] = lines[static_cast<std::size_t>(row)];
    cells = {topic.number(), std::string_view(document->id), document->theta, document->explained,
             std::string_view(document->text)};
  };
  print_data({"documents", {"topic", "document", "theta", "explained", "text"}, std::ssize(lines), fill},
             arguments.format, session.registry);
}

void print_nearest(std::span<const RunTopic> of, const std::vector<RunTopic>& topics, const TopArguments& arguments,
                   const Registry& registry) {
  std::vector<std::pair<TopicId, NearTopic>> pairs;
  for (const RunTopic& topic : of) {
    for (auto& near : nearest_topics(topics, topic, *arguments.nearest)) pairs.emplace_back(topic.id, near);
  }
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [topic, near] = pairs[static_cast<std::size_t>(row)];
    cells = {topic.number(), near.id.number(), std::string_view(near.label), near.similarity};
  };
  print_data({"nearest", {"topic", "other_topic", "label", "similarity"}, std::ssize(pairs), fill}, arguments.format,
             registry);
}

void print_topic(const FinishedRun& run, const RunTopic& topic, const std::vector<RunTopic>& topics,
                 const TopArguments& arguments, const Session& session) {
  constexpr std::size_t shown_documents = 3;
  std::string missing;
  const auto documents = documents_of(run, topic, arguments.documents.value_or(shown_documents), missing);
  if (!missing.empty()) session.say("warning: texts are not shown: " + missing);
  print(topic_in_full(topics, topic, documents, arguments.show));
}

void print_group(const FinishedRun& run, const TopArguments& arguments, const Session& session) {
  const auto view = arguments.show.view;
  const TopicGroup group =
      arguments.period ? read_period(run, *arguments.period, view) : read_class(run, *arguments.document_class, view);
  if (arguments.format == "table") {
    print(as_text(group, arguments.show.words, arguments.show.terminal));
  } else {
    print_data(as_table(group), arguments.format, session.registry);
  }
}

void print_topics(const FinishedRun& run, const TopArguments& arguments, const Session& session) {
  const bool for_people = arguments.format == "table";
  if (for_people && !arguments.show.topic) return print(topics_overview(run, arguments.show));
  const auto topics = ranked_topics(run, arguments.show);
  const auto of = chosen(run, topics, arguments.show);
  if (for_people) {
    print_topic(run, of.front(), topics, arguments, session);
  } else if (arguments.documents) {
    print_documents(run, of, arguments, session);
  } else if (arguments.nearest) {
    print_nearest(of, topics, arguments, session.registry);
  } else {
    print_words(of, arguments, session.registry);
  }
}

int top(const TopArguments& arguments, const Session& session) {
  const FinishedRun run(arguments.directory, session.registry);
  if (arguments.period || arguments.document_class) {
    print_group(run, arguments, session);
  } else {
    print_topics(run, arguments, session);
  }
  return 0;
}

}  // namespace

Command describe_top(const Session& session) {
  const auto arguments = std::make_shared<TopArguments>();
  return {.name = "top",
          .help = std::string(help),
          .arguments = {run_argument(arguments->directory),
                        {"-t,--topic", &arguments->show.topic, "Only this topic, in full", "T"},
                        {"--class",
                         &arguments->document_class,
                         "Topics of the documents of a class",
                         "FIELD=CLASS",
                         {.excludes = {"--topic"}}},
                        {"--period",
                         &arguments->period,
                         "Topics of the documents of a period",
                         "PERIOD",
                         {.excludes = {"--topic", "--class"}}},
                        {"-n,--words", &arguments->show.words, "Words per topic", "N", {.check = Positive{}}},
                        enum_argument("--by", arguments->show.by, "What ranks the words"),
                        {"--lambda",
                         &arguments->show.scoring.lambda,
                         "Of relevance: 1 ranks by probability, 0 by lift",
                         {},
                         {.check = Share{}, .shows_default = true}},
                        {"--documents", &arguments->documents, "How many documents that represent a topic", "N"},
                        {"--nearest",
                         &arguments->nearest,
                         "With a format for programs: the topics nearest to each",
                         "N",
                         {.excludes = {"--documents"}}},
                        view_argument(arguments->show.view),
                        format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return top(*arguments, session); }};
}

}  // namespace topicmill
