// What became of the topics of a model that went on with new documents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "topics/topic_model.hpp"

namespace topicmill {

/// A topic before and after.
struct TopicChange {
  std::int64_t documents = 0;          ///< new ones of which it is the top topic
  double share = 0;                    ///< of the new documents
  std::optional<double> former_share;  ///< of those before; none: the topic is new
  std::optional<double> likeness;      ///< cosine of its words' weights before and after; none as above
  std::vector<std::string> gained;     ///< among its first words now, and not before; all of them where it is new
  std::vector<std::string> lost;       ///< among its first words before, and not now
};

/// Of each topic of `now`, the first of which are those of `former`. `places`: of each former term its place now;
/// `words`: how many first words of a topic are compared.
std::vector<TopicChange> topic_changes(const TopicModel& former, const std::vector<std::uint32_t>& places,
                                       const TopicModel& now, const std::vector<Term>& terms, std::int64_t words);

}  // namespace topicmill
