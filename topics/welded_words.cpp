#include "topics/welded_words.hpp"

#include <algorithm>
#include <span>

namespace topicmill {
namespace {

constexpr std::int64_t fewest_documents = 10;
constexpr double partner_jaccard = 0.5;
constexpr double loose_jaccard = 0.4;
constexpr double welded_jaccard = 0.7;
constexpr std::size_t fewest_partners = 2;
constexpr double copied_at_all = 0.05;
constexpr double copied_often = 0.1;

double strength(double nearest) {
  return std::clamp((nearest - loose_jaccard) / (welded_jaccard - loose_jaccard), 0.0, 1.0);
}

/// The words of one topic, by rank.
class Welding {
 public:
  Welding(std::span<const std::uint32_t> words, const WeldingEvidence& evidence) : words_(words), evidence_(evidence) {
    for (std::size_t rank = 0; rank < words.size(); ++rank) copied_.push_back(copied(rank));
  }

  const std::vector<double>& copied() const { return copied_; }

  bool is_in_copy(std::size_t rank) const {
    std::size_t partners = 0;
    double most = copied_[rank];
    for (std::size_t other = 0; other < words_.size(); ++other) {
      if (jaccard(rank, other) < partner_jaccard) continue;
      ++partners;
      most = std::max(most, copied_[other]);
    }
    return partners >= fewest_partners && copied_[rank] >= copied_at_all && most >= copied_often;
  }

 private:
  double copied(std::size_t rank) const {
    double nearest = 0;
    for (std::size_t other = 0; other < words_.size(); ++other) nearest = std::max(nearest, jaccard(rank, other));
    return strength(nearest) * evidence_.sameness[words_[rank]];
  }

  /// Of the documents that have either word the share that has both.
  double jaccard(std::size_t a, std::size_t b) const {
    if (a == b) return 0;
    const WindowCounts& documents = evidence_.documents;
    const std::int64_t both = documents.pairs[evidence_.pairs.pair(words_[a], words_[b])];
    const std::int64_t either = documents.words[words_[a]] + documents.words[words_[b]] - both;
    return both < fewest_documents ? 0 : static_cast<double>(both) / static_cast<double>(either);
  }

  std::span<const std::uint32_t> words_;
  const WeldingEvidence& evidence_;
  std::vector<double> copied_;
};

}  // namespace

std::vector<WeldedTopic> welded_topics(const TopicModel& model, const WeldingEvidence& evidence) {
  std::vector<WeldedTopic> topics;
  for (std::size_t topic = 0; topic < evidence.words.size(); ++topic) {
    WeldedTopic& welded = topics.emplace_back();
    const auto& terms = evidence.words[topic];
    const std::span<const std::uint32_t> ids(evidence.pairs.topics()[topic]);
    const Welding words(ids.first(std::min(ids.size(), terms.size())), evidence);
    double all = 0;
    for (std::size_t rank = 0; rank < words.copied().size(); ++rank) {
      const double probability = model.probability(terms[rank], static_cast<std::int64_t>(topic));
      welded.share += probability * words.copied()[rank];
      welded.in_copy.push_back(words.is_in_copy(rank));
      all += probability;
    }
    welded.share = all > 0 ? welded.share / all : 0;
  }
  return topics;
}

}  // namespace topicmill
