#include "topics/suggest_topics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

/// Trials whose worth differs by less than this share are equally good.
constexpr double near_share = 0.03;

/// The best of the other trials.
const TopicTrial* runner_up(std::span<const TopicTrial> trials, std::size_t best) {
  const TopicTrial* next = nullptr;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    if (i != best && (next == nullptr || trials[i].lasting() > next->lasting())) next = &trials[i];
  }
  return next;
}

std::string measured(const TopicTrial& trial) {
  std::string text;
  if (trial.held_out_error) text = fmt::format("foretell {:.1f} % of what they never saw and ", 100 * trial.foretold());
  return text + fmt::format("come again from other starts by {:.0f} %", 100 * trial.stability);
}

bool was_tried(std::span<const TopicTrial> trials, std::int64_t topics) {
  return std::any_of(trials.begin(), trials.end(), [&](const TopicTrial& trial) { return trial.topics == topics; });
}

/// What worth says against a number of topics, and which one it would have; empty where it says nothing.
std::string balance_text(std::span<const TopicTrial> trials, const TopicTrial& chosen) {
  if (!chosen.balance) return "";
  const auto [hidden, slight] = *chosen.balance;
  if (hidden == 0 && slight == 0) return "; no topic hides another";
  std::string text;
  if (hidden > 0) text += fmt::format("; in {} of the {} topics another one is hidden", hidden, chosen.topics);
  const auto* says = slight == 1 ? "says" : "say";
  if (slight > 0) text += fmt::format("; {} of the {} topics {} little", slight, chosen.topics, says);
  const std::int64_t better = chosen.topics + hidden - slight;
  if (better < 1 || was_tried(trials, better)) return text;
  return text + fmt::format(": try {}", better);
}

std::string reason_for(std::span<const TopicTrial> trials, std::size_t best) {
  const TopicTrial& chosen = trials[best];
  std::string text = fmt::format("{} topics {}", chosen.topics, measured(chosen));
  if (const auto* next = runner_up(trials, best)) text += fmt::format("; {} topics {}", next->topics, measured(*next));
  text += balance_text(trials, chosen);
  const auto by_topics = [](const TopicTrial& a, const TopicTrial& b) { return a.topics < b.topics; };
  const auto [fewest, most] = std::minmax_element(trials.begin(), trials.end(), by_topics);
  if (trials.size() > 1 && chosen.topics == most->topics) {
    text += chosen.balance ? "; no more were tried" : "; no more were tried: try more";
  }
  if (trials.size() > 1 && chosen.topics == fewest->topics) text += "; no fewer were tried: try fewer";
  return text;
}

}  // namespace

double TopicTrial::foretold() const {
  return held_out_error ? std::max(0.0, 1 - *held_out_error * *held_out_error) : 1;
}

std::optional<Suggestion> suggest_topics(std::span<const TopicTrial> trials) {
  double most = 0;
  for (const auto& trial : trials) most = std::max(most, trial.lasting());
  if (!(most > 0)) return std::nullopt;
  const auto rank = [](const TopicTrial& trial) { return std::pair(trial.hides_topics(), trial.topics); };
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    if (trials[i].lasting() < (1 - near_share) * most) continue;
    if (!best || rank(trials[i]) < rank(trials[*best])) best = i;
  }
  return Suggestion{*best, reason_for(trials, *best)};
}

}  // namespace topicmill
