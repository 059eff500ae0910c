// Every document as few bytes: its place on the map, and its largest topics.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "nmf/algebra/factor.hpp"
#include "topics/classical_scaling.hpp"

namespace topicmill {

inline constexpr std::size_t topics_of_document = 3;
inline constexpr std::uint16_t no_topic = std::numeric_limits<std::uint16_t>::max();

/// In corpus order.
struct DocumentColumns {
  std::vector<std::uint16_t> x;  ///< of 65535 = 1, the width of the map; 0 where a document is not on it
  std::vector<std::uint16_t> y;
  std::array<std::vector<std::uint16_t>, topics_of_document> topics;  ///< by falling share, ties to the lower number
  std::array<std::vector<std::uint8_t>, topics_of_document> shares;   ///< P(topic | document), of 255
};

/// `points`: n, as place_documents() made them. Rows are shared among the threads of the TBB arena.
DocumentColumns document_columns(const Factor& theta, const std::vector<std::optional<Point>>& points);

}  // namespace topicmill
