#include "topics/welded_words.hpp"

#include <algorithm>

namespace topicmill {
namespace {

constexpr std::int64_t fewest_documents = 10;
constexpr double partner_jaccard = 0.5;
constexpr double loose_jaccard = 0.4;
constexpr double welded_jaccard = 0.7;

/// Of the documents that have either word the share that has both.
double jaccard(std::uint32_t a, std::uint32_t b, const WordPairs& pairs, const WindowCounts& documents) {
  if (a == b) return 0;
  const std::int64_t both = documents.pairs[pairs.pair(a, b)];
  const std::int64_t either = documents.words[a] + documents.words[b] - both;
  return both < fewest_documents ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

double strength(double nearest) {
  return std::clamp((nearest - loose_jaccard) / (welded_jaccard - loose_jaccard), 0.0, 1.0);
}

}  // namespace

std::vector<WeldedTopic> welded_topics(const TopicModel& model, const std::vector<std::vector<std::int64_t>>& words,
                                       const WordPairs& pairs, const WindowCounts& documents) {
  std::vector<WeldedTopic> topics;
  for (std::size_t topic = 0; topic < words.size(); ++topic) {
    WeldedTopic& welded = topics.emplace_back();
    const auto& ids = pairs.topics()[topic];
    double all = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      double nearest = 0;
      std::int64_t& partners = welded.partners.emplace_back();
      for (const std::uint32_t other : ids) {
        const double found = jaccard(ids[i], other, pairs, documents);
        nearest = std::max(nearest, found);
        partners += found >= partner_jaccard ? 1 : 0;
      }
      const double probability = model.probability(words[topic][i], static_cast<std::int64_t>(topic));
      welded.share += probability * strength(nearest);
      all += probability;
    }
    welded.share = all > 0 ? welded.share / all : 0;
  }
  return topics;
}

}  // namespace topicmill
