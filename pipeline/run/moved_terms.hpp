// Rows and topics over the terms of one vocabulary, told over those of another that has them all.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/continuation/past_rows.hpp"
#include "text/vectorize/vectorize.hpp"
#include "topics/alignment.hpp"

namespace topicmill {

/// Values change by the ratio of the idf of their term there to that here.
class MovedTerms {
 public:
  MovedTerms(const std::vector<Term>& from, const std::vector<Term>& to);

  PastRows operator()(PastRows rows) const;
  Factor operator()(const Factor& H) const;  ///< without the scales of terms

 private:
  std::int64_t terms_;
  std::vector<std::uint32_t> places_;
  std::vector<double> ratios_;
};

NamedTopics named_topics(const std::vector<Term>& terms, const Factor& H);

/// Columns of `now` so that each topic of `before` is followed by the one that is most like it, and new ones come
/// behind. A new topic may have begun with the words of an old one, which then took those of a new subject: the number
/// goes with the words.
std::vector<std::size_t> order_of_followers(const std::vector<Term>& terms, const Factor& before, const Factor& now);

}  // namespace topicmill
