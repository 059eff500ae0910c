#include "pipeline/inspect/best_documents.hpp"

#include <algorithm>

namespace topicmill {

void BestDocuments::add(std::size_t row, double theta, double explained) {
  const ScoredDocument document{row, theta, theta * explained};
  const auto place = std::upper_bound(ranked_.begin(), ranked_.end(), document,
                                      [](const auto& a, const auto& b) { return a.score > b.score; });
  const bool is_full = ranked_.size() == count_;
  if (!(document.score > 0) || (is_full && place == ranked_.end())) return;
  ranked_.insert(place, document);
  if (is_full) ranked_.pop_back();
}

}  // namespace topicmill
