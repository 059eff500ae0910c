#include "pipeline/inspect/show_topics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pipeline/inspect/highlight_in_color.hpp"
#include "topics/word_forms.hpp"

namespace topicmill {
namespace {

constexpr int bar_columns = 12;

std::string overview_line(const RunTopic& topic, double largest_share, const ShowOptions& options) {
  const Terminal& terminal = options.terminal;
  const std::string prefix = fmt::format("{:>5}  ", topic.id.number());
  const std::string share_bar = pad(bar(topic.share / largest_share, bar_columns), bar_columns);
  const std::string numbers = fmt::format(" {:5.1f} %  {:>9}  ", 100 * topic.share, grouped(topic.documents));
  const int left = terminal.width - display_width(prefix) - bar_columns - display_width(numbers);
  const auto count = static_cast<std::size_t>(options.words.value_or(10));
  return prefix + terminal.in_topic_color(share_bar, topic.id.number()) + terminal.dim(numbers) +
         word_line(topic, count, std::max(left, 20)) + "\n";
}

/// Its words, at most `count`: those of its label ahead, but where a person has named it.
std::vector<std::string_view> leading_words(const RunTopic& topic, std::size_t count) {
  std::vector<std::string_view> words;
  const std::string_view label = topic.name ? "" : std::string_view(topic.label);
  for (std::size_t at = 0; at < label.size() && words.size() < count;) {
    const std::size_t end = std::min(label.find(' ', at), label.size());
    words.push_back(label.substr(at, end - at));
    at = end + 1;
  }
  const std::vector<std::string_view> said = words;
  for (const auto& word : topic.words) {
    if (words.size() >= count) break;
    if (std::find(said.begin(), said.end(), word.term) == said.end()) words.push_back(word.term);
  }
  return words;
}

}  // namespace

std::string word_line(const RunTopic& topic, std::size_t count, int width) {
  std::string line = topic.name ? *topic.name + ":" : "";
  int columns = display_width(line);
  for (const auto word : leading_words(topic, count)) {
    const int needed = display_width(word) + (line.empty() ? 0 : 1);
    if (columns + needed > width) break;
    line += (line.empty() ? "" : " ") + std::string(word);
    columns += needed;
  }
  return line;
}

std::string topics_overview(const FinishedRun& run, const ShowOptions& options) {
  const std::vector<RunTopic> topics = ranked_topics(run, options);
  double largest = 1e-9;
  for (const auto& topic : topics) largest = std::max(largest, topic.share);
  std::string out = options.terminal.dim(fmt::format("topic  {:<12}   share  documents  words\n", ""));
  for (const auto& topic : topics) out += overview_line(topic, largest, options);
  return out;
}

namespace {

/// Takes out, of the words that people may look at, those that are forms of one ahead.
void fold_forms(const std::string& language, std::vector<RunWord>& words) {
  constexpr std::size_t looked_at = 200;
  std::vector<std::string_view> texts;
  for (std::size_t i = 0; i < std::min(looked_at, words.size()); ++i) texts.emplace_back(words[i].term);
  const auto forms = forms_of(texts, language);
  const auto is_form_of_one_ahead = [&](std::size_t place) {
    return std::any_of(forms.begin(), forms.begin() + static_cast<std::ptrdiff_t>(place),
                       [&](const WordForm& ahead) { return are_forms_of_one(ahead, forms[place]); });
  };
  std::vector<RunWord> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= forms.size() || !is_form_of_one_ahead(i)) kept.push_back(std::move(words[i]));
  }
  words = std::move(kept);
}

}  // namespace

std::vector<RunTopic> ranked_topics(const FinishedRun& run, const ShowOptions& options) {
  auto topics = run.topics(options.view, options.scoring);
  for (auto& topic : topics) rank_words(options.by, topic.words);
  if (const auto language = run.folded_language()) {
    for (auto& topic : topics) fold_forms(*language, topic.words);
  }
  return topics;
}

std::vector<NearTopic> nearest_topics(const std::vector<RunTopic>& topics, const RunTopic& topic, std::size_t count) {
  const auto profile_of = [](const RunTopic& of) {
    std::unordered_map<std::int64_t, double> weights;
    for (const auto& word : of.words) weights.emplace(word.id, word.weight);
    return weights;
  };
  const auto wanted = profile_of(topic);
  const auto product = [&wanted](const RunTopic& with) {
    double sum = 0;
    for (const auto& word : with.words) {
      if (const auto at = wanted.find(word.id); at != wanted.end()) sum += at->second * word.weight;
    }
    return sum;
  };
  const auto norm = [](const RunTopic& of) {
    double sum = 0;
    for (const auto& word : of.words) sum += word.weight * word.weight;
    return std::sqrt(sum);
  };
  std::vector<NearTopic> near;
  for (const auto& other : topics) {
    if (other.id == topic.id || other.words.empty() || topic.words.empty()) continue;
    near.push_back({other.id, other.label, product(other) / (norm(topic) * norm(other))});
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
  near.resize(std::min(count, near.size()));
  return near;
}

namespace {

/// How long the bars of words are: from the least of them, where scores may be negative.
std::vector<double> bar_shares(const std::vector<RunWord>& words, std::size_t count, WordScore by) {
  std::vector<double> shares;
  const double first = words.front().of(by);
  const double floor =
      by == WordScore::relevance ? words[count - 1].of(by) - 0.1 * (first - words[count - 1].of(by)) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    shares.push_back(first > floor ? (words[i].of(by) - floor) / (first - floor) : 1);
  }
  return shares;
}

std::string words_with_bars(const RunTopic& topic, const ShowOptions& options) {
  const auto count = std::min(static_cast<std::size_t>(options.words.value_or(20)), topic.words.size());
  if (count == 0) return "  no word has a weight in it\n";
  int widest = 0;
  for (std::size_t i = 0; i < count; ++i) widest = std::max(widest, display_width(topic.words[i].term));
  const auto shares = bar_shares(topic.words, count, options.by);
  const WordScore shown = options.by == WordScore::weight ? WordScore::probability : options.by;
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const RunWord& word = topic.words[i];
    out += fmt::format("  {}  {} {}\n", pad(word.term, widest),
                       options.terminal.in_topic_color(pad(bar(shares[i], 30), 30), topic.id.number()),
                       options.terminal.dim(fmt::format("{:.4f}", word.of(shown))));
  }
  return out;
}

std::string nearest_lines(const std::vector<NearTopic>& nearest, const Terminal& terminal) {
  std::string out = nearest.empty() ? "" : terminal.dim("\nnearest topics\n");
  for (const auto& near : nearest)
    out += fmt::format("  {:.3f} {:>5}  {}\n", near.similarity, near.id.number(), near.label);
  return out;
}

std::string document_lines(const std::vector<TopicDocument>& documents, const Terminal& terminal) {
  constexpr std::size_t shown_bytes = 280;
  std::string out = documents.empty() ? "" : terminal.dim("\ndocuments that represent it\n");
  for (const auto& document : documents) {
    out += fmt::format("  {}  {}\n", terminal.bold(document.id),
                       terminal.dim(fmt::format("{:.0f} % this topic", 100 * document.theta)));
    if (document.text.empty()) continue;
    const Excerpt excerpt = best_of(document.text, document.highlights, shown_bytes);
    out += fmt::format("    {}\n", in_color(document.text, excerpt, document.highlights, terminal));
  }
  return out;
}

}  // namespace

std::string topic_in_full(const std::vector<RunTopic>& topics, const RunTopic& topic,
                          const std::vector<TopicDocument>& documents, const ShowOptions& options) {
  constexpr std::size_t shown_topics = 3;
  const Terminal& terminal = options.terminal;
  std::string out = fmt::format("topic {}  {}\n", topic.id.number(), terminal.bold(topic.label));
  out += terminal.dim(
      fmt::format("{:.1f} % of the corpus, {} documents\n\n", 100 * topic.share, grouped(topic.documents)));
  return out + words_with_bars(topic, options) + nearest_lines(nearest_topics(topics, topic, shown_topics), terminal) +
         document_lines(documents, terminal);
}

}  // namespace topicmill
