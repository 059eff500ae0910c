// A run directory with a model that was made by hand, for the tests of what reads one.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/model_file.hpp"
#include "tests/temporary_directory.hpp"

namespace topicmill {

/// A topic: its label, its share, its documents, and the weight of each term.
struct SavedTopic {
  std::string label;
  double share = 0;
  std::int64_t documents = 0;
  std::vector<float> weights;
};

/// Writes run.json and model.tmm into the folder. `terms`: ascending.
inline void save_run(const std::filesystem::path& folder, const std::vector<std::string>& terms,
                     const std::vector<SavedTopic>& topics) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "run.json") << "{}";
  std::vector<Term> vocabulary;
  for (const auto& term : terms) vocabulary.push_back({term, 1, 1, 1});
  TopicModel model{Factor(std::ssize(terms), std::ssize(topics)), {}};
  std::vector<std::string> labels;
  for (std::int64_t t = 0; t < std::ssize(topics); ++t) {
    const SavedTopic& topic = topics[static_cast<std::size_t>(t)];
    Topic& made = model.topics.emplace_back();
    made.share = topic.share;
    made.documents = topic.documents;
    made.tokens = topic.share;
    for (std::int64_t j = 0; j < std::ssize(terms); ++j) {
      model.weights(j, t) = topic.weights[static_cast<std::size_t>(j)];
      made.mass += static_cast<double>(model.weights(j, t));
    }
    labels.push_back(topic.label);
  }
  Config config;
  config.input.path = {"nowhere"};
  save_model({config, vocabulary, {}, model, labels, {}}, folder / "model.tmm");
}

}  // namespace topicmill
