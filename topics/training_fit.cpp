#include "topics/training_fit.hpp"

#include <algorithm>

namespace topicmill {

TrainingFit fit_of(const CorpusMatrix& corpus, const TopicModel& model) {
  TrainingFit fit{std::ssize(corpus.documents), 0, 0, 0};
  double tokens = 0;
  double known_tokens = 0;
  double documents = 0;
  for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
    tokens += static_cast<double>(corpus.documents[d].tokens);
    known_tokens += static_cast<double>(corpus.pruned.known_tokens[d]);
    if (corpus.pruned.known_tokens[d] == 0) continue;
    documents += 1;
    fit.mean_explained += static_cast<double>(model.explained[d]);
    fit.weakly_explained += model.explained[d] < weak_share ? 1 : 0;
  }
  fit.unknown_tokens = 1 - known_tokens / std::max(tokens, 1.0);
  fit.mean_explained /= std::max(documents, 1.0);
  fit.weakly_explained /= std::max(documents, 1.0);
  return fit;
}

}  // namespace topicmill
