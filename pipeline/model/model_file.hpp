// model.tmm: all that a run learned, in one file: what `transform` needs and what topics are inspected by.
//
//   const topicmill::Model model = topicmill::load_model("runs/news", topicmill::builtin_registry());
//   // model.topics.weights: m x k; model.terms[j].text, model.labels[t]
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/config/config.hpp"
#include "text/vectorize/learned_weights.hpp"
#include "topics/topic_model.hpp"
#include "topics/training_fit.hpp"

namespace topicmill {

inline constexpr std::string_view model_file = "model.tmm";

/// A model as it was saved: k topics over m terms.
struct Model {
  std::string written_by;           ///< the version of topicmill that wrote it
  Config config;                    ///< of the run; `text` needs no file and nothing to learn
  std::vector<Term> terms;          ///< m, by code point
  LearnedWeights weights;           ///< what turns counts of the terms into weights, beside their idf
  TopicModel topics;                ///< those of documents are in the table doc_topics
  std::vector<std::string> labels;  ///< k
  TrainingFit fit;
};

/// What a model file is made of.
struct ModelParts {
  const Config& config;  ///< as in Model
  const std::vector<Term>& terms;
  const LearnedWeights& weights;
  const TopicModel& topics;
  const std::vector<std::string>& labels;
  const TrainingFit& fit;
};

/// Writes the file, which is whole or absent; the same bytes for the same model. Throws OutputError.
void save_model(const ModelParts& model, const std::filesystem::path& path);

/// Reads a model file, or that of a run directory: maps it into memory, proves its checksum, and copies it out in one
/// pass. O(m + non-zeros of H and of neighbors). Every version up to this one is read. Throws InputError where the file
/// is missing, no model, cut short, damaged or newer, or where it needs a part (a filter, a loss) that `registry` does
/// not have.
Model load_model(const std::filesystem::path& path, const Registry& registry);

/// The same, whose config waits until it is asked for: who looks at topics alone needs no part of a registry.
struct StoredModel {
  Model model;  ///< its config is the default
  Value config;
  std::filesystem::path file;
};

/// Throws InputError as load_model() does, but for the parts that its config needs.
StoredModel load_stored(const std::filesystem::path& path);

/// The config of a stored model. Throws InputError where `registry` does not have a part that it needs.
Config config_of(const StoredModel& stored, const Registry& registry);

}  // namespace topicmill
