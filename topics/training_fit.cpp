#include "topics/training_fit.hpp"

#include <algorithm>

namespace topicmill {

TrainingFit fit_of(const std::vector<DocumentInfo>& documents, const std::vector<std::int64_t>& known_tokens,
                   const std::vector<float>& explained) {
  TrainingFit fit{std::ssize(documents), 0, 0, 0};
  double tokens = 0;
  double known = 0;
  double with_terms = 0;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    tokens += static_cast<double>(documents[d].tokens);
    known += static_cast<double>(known_tokens[d]);
    if (known_tokens[d] == 0) continue;
    with_terms += 1;
    fit.mean_explained += static_cast<double>(explained[d]);
    fit.weakly_explained += explained[d] < weak_share ? 1 : 0;
  }
  fit.unknown_tokens = 1 - known / std::max(tokens, 1.0);
  fit.mean_explained /= std::max(with_terms, 1.0);
  fit.weakly_explained /= std::max(with_terms, 1.0);
  return fit;
}

}  // namespace topicmill
