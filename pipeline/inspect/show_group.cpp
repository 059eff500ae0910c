#include "pipeline/inspect/show_group.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "files/printable_name.hpp"
#include "pipeline/inspect/show_topics.hpp"

namespace topicmill {
namespace {

constexpr int bar_columns = 12;
constexpr std::size_t listed_names = 12;  ///< more are not worth a message

GroupTopic group_topic(const RunTopic& topic, const TopicSums& sums) {
  GroupTopic found{topic, 0, 0, 0, {}};
  for (const TopicId part : topic.parts()) {
    const auto sum = sums.find(part);
    if (sum == sums.end()) continue;
    found.documents += sum->second.documents;
    found.weight += sum->second.weight;
  }
  return found;
}

std::string topic_line(const GroupTopic& found, std::optional<std::int64_t> words, const Terminal& terminal) {
  const std::string prefix = fmt::format("{:>5}  ", found.topic.id.number());
  const std::string share_bar = pad(bar(found.share, bar_columns), bar_columns);
  const std::string lift = found.lift ? fmt::format("{:.2f}", *found.lift) : "";
  const std::string numbers =
      fmt::format(" {:5.1f} %  {:>6}  {:>9}  ", 100 * found.share, lift, grouped(found.documents));
  const int left = terminal.width - display_width(prefix) - bar_columns - display_width(numbers);
  const auto count = static_cast<std::size_t>(words.value_or(10));
  return prefix + terminal.in_topic_color(share_bar, found.topic.id.number()) + terminal.dim(numbers) +
         word_line(found.topic, count, std::max(left, 20)) + "\n";
}

}  // namespace

TopicGroup describe_group(std::string name, const std::vector<RunTopic>& topics, const TopicSums& sums) {
  double total = 0;
  TopicGroup group{std::move(name), 0, {}};
  for (const auto& [topic, sum] : sums) {
    total += sum.weight;
    group.documents += sum.documents;
  }
  for (const auto& topic : topics) {
    GroupTopic found = group_topic(topic, sums);
    found.share = total > 0 ? found.weight / total : 0;
    if (topic.share > 0) found.lift = found.share / topic.share;
    group.topics.push_back(std::move(found));
  }
  std::stable_sort(group.topics.begin(), group.topics.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
  return group;
}

std::string what_there_is(const std::string& name, const std::vector<std::string>& known) {
  if (const auto near = nearest_name(name, known)) return fmt::format("did you mean '{}'?", *near);
  if (known.size() <= listed_names) return fmt::format("it has: {}", list_names(known));
  return fmt::format("it has {}, from {} to {}", known.size(), in_quotes(known.front()), in_quotes(known.back()));
}

std::string as_text(const TopicGroup& group, std::optional<std::int64_t> words, const Terminal& terminal) {
  std::string out =
      terminal.bold(group.name) + terminal.dim(fmt::format("  {} documents\n\n", grouped(group.documents)));
  out += terminal.dim(fmt::format("topic  {:<12}   share    lift  documents  words\n", ""));
  for (const auto& found : group.topics) {
    if (found.share > 0) out += topic_line(found, words, terminal);
  }
  return out;
}

Table as_table(const TopicGroup& group) {
  return {"topics_of_group",
          {"topic", "label", "documents", "weight", "share", "lift"},
          static_cast<std::int64_t>(group.topics.size()),
          [&group](std::int64_t row, std::vector<Cell>& cells) {
            const GroupTopic& found = group.topics[static_cast<std::size_t>(row)];
            cells = {found.topic.id.number(),
                     std::string_view(found.topic.label),
                     found.documents,
                     found.weight,
                     found.share,
                     found.lift ? Cell(*found.lift) : Cell()};
          }};
}

}  // namespace topicmill
