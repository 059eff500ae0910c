#include "pipeline/show_topics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "pipeline/run_reader.hpp"

namespace topicmill {
namespace {

constexpr int bar_columns = 12;

std::string overview_line(const RunTopic& topic, double largest_share, const ShowOptions& options) {
  const Terminal& terminal = options.terminal;
  const std::string prefix = fmt::format("{:>5}  ", topic.number);
  const std::string share_bar = pad(bar(topic.share / largest_share, bar_columns), bar_columns);
  const std::string numbers = fmt::format(" {:5.1f} %  {:>9}  ", 100 * topic.share, grouped(topic.documents));
  const int left = terminal.width - display_width(prefix) - bar_columns - display_width(numbers);
  const auto count = static_cast<std::size_t>(options.words.value_or(10));
  return prefix + terminal.in_topic_color(share_bar, topic.number) + terminal.dim(numbers) +
         word_line(topic, count, std::max(left, 20)) + "\n";
}

}  // namespace

std::string word_line(const RunTopic& topic, std::size_t count, int width) {
  const auto& words = topic.words;
  std::string line = topic.name ? *topic.name + ":" : "";
  int columns = display_width(line);
  for (std::size_t i = 0; i < std::min(count, words.size()); ++i) {
    const int needed = display_width(words[i].term) + (line.empty() ? 0 : 1);
    if (columns + needed > width) break;
    line += (line.empty() ? "" : " ") + words[i].term;
    columns += needed;
  }
  return line;
}

std::string topics_overview(const std::filesystem::path& directory, const ShowOptions& options) {
  const std::vector<RunTopic> topics = read_topics(directory, options.view);
  double largest = 1e-9;
  for (const auto& topic : topics) largest = std::max(largest, topic.share);
  std::string out = options.terminal.dim(fmt::format("topic  {:<12}   share  documents  words\n", ""));
  for (const auto& topic : topics) out += overview_line(topic, largest, options);
  return out;
}

std::string topic_in_full(const std::filesystem::path& directory, const ShowOptions& options) {
  const std::vector<RunTopic> topics = read_topics(directory, options.view);
  const RunTopic& topic = find_topic(topics, options.topic.value_or(0));
  const Terminal& terminal = options.terminal;
  std::string out = fmt::format("topic {}  {}\n", topic.number, terminal.bold(topic.label));
  out += terminal.dim(
      fmt::format("{:.1f} % of the corpus, {} documents\n\n", 100 * topic.share, grouped(topic.documents)));
  const auto count = std::min(static_cast<std::size_t>(options.words.value_or(20)), topic.words.size());
  int widest = 0;
  for (std::size_t i = 0; i < count; ++i) widest = std::max(widest, display_width(topic.words[i].term));
  for (std::size_t i = 0; i < count; ++i) {
    const RunWord& word = topic.words[i];
    const double share = word.weight / topic.words.front().weight;
    out += fmt::format("  {}  {} {}\n", pad(word.term, widest),
                       terminal.in_topic_color(pad(bar(share, 30), 30), topic.number),
                       terminal.dim(fmt::format("{:.4f}", word.probability)));
  }
  return out;
}

}  // namespace topicmill
