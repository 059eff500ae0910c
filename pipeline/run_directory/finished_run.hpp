// A finished run: the one door to what its directory holds.
//
//   const topicmill::FinishedRun run("runs/news", topicmill::builtin_registry());
//   for (const auto& topic : run.topics()) use(topic.label, topic.words);
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "files/input_file.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "pipeline/run_directory/passages_table.hpp"
#include "pipeline/run_directory/run_json.hpp"
#include "pipeline/run_directory/run_topics.hpp"
#include "pipeline/run_directory/topics_over_time_table.hpp"
#include "topics/document_topics.hpp"
#include "topics/sum_passages.hpp"
#include "topics/topic_changes.hpp"

namespace topicmill {

/// Reads each file when it is first asked for, and once. What cannot be read throws InputError, with the file or the
/// table; labels.yaml and config.yaml throw ConfigError. Serves one thread.
class FinishedRun {
 public:
  /// Throws InputError where the directory is no run directory. `registry` must outlive the run.
  FinishedRun(std::filesystem::path directory, const Registry& registry);

  const std::filesystem::path& directory() const { return directory_; }
  const Registry& registry() const { return registry_; }

  /// The model. Its config is there where it was asked for: see config() and whole_model().
  const Model& model() const { return stored().model; }

  /// How many topics the run has, shown or not.
  std::int64_t topic_count() const { return model().topics.k(); }

  /// The config that the model keeps. Throws InputError where it needs a part that the registry does not have.
  const Config& config() const { return whole_model().config; }

  /// Whose stemmer tells the forms of one word that topics.fold shows as one; none where it shows all. Needs no part of
  /// a registry.
  std::optional<std::string> folded_language() const;

  /// The model with its config, as a Transformer needs it. Throws as config() does.
  const Model& whole_model() const;

  /// config.yaml: with what a model does not keep of it.
  const Config& written_config() const;

  /// labels.yaml; empty where there is none.
  const Labels& labels() const;

  /// The topics as `view` says, made anew of the model and the labels.
  std::vector<RunTopic> topics(TopicView view = TopicView::edited, const ScoreOptions& scoring = {}) const;

  /// The files that the run read. Throws InputError where run.json does not list them.
  const std::vector<InputFile>& inputs() const;

  /// What run.json says of how the run went. Throws InputError where it does not say all of it.
  const RunStory& log() const;

  /// Streams the rows of doc_topics (for_each_doc_topics), which are not kept.
  void for_each_document(const std::function<bool(const DocTopicsRow&)>& visit) const;

  /// How much of each document its topics explain.
  const std::vector<double>& explained() const;

  /// The documents with their metadata, and the topics of all of them, in O(n k) memory. Throw InputError where the
  /// tables do not have all documents of the model.
  const std::vector<DocumentInfo>& documents() const { return read_documents().documents; }
  const DocumentTopics& document_topics() const { return read_documents().topics; }

  /// The passages of the documents; none where these are whole.
  std::optional<PassageTopics> passages() const;

  /// The columns of the table topics behind those that all runs have.
  const std::vector<MeasuredValues>& measures() const;

  /// One of them; none where the run has no such table, or the table no such measure of all topics.
  std::optional<MeasuredValues> measure(std::string_view name) const;

  /// The relative errors of the factorization.
  const std::vector<Iteration>& trace() const;

  /// What an update made of its topics; empty where the run is none.
  const std::vector<TopicChange>& changes() const;

  bool has_periods() const { return has_topics_over_time(directory_); }
  const std::vector<TopicInPeriod>& periods() const;

  /// The origins of documents that the run read and left out.
  const std::unordered_set<std::string>& left_out() const;

 private:
  struct Documents {
    std::vector<DocumentInfo> documents;
    DocumentTopics topics;
  };

  const StoredModel& stored() const;
  const Documents& read_documents() const;
  const RunRecord& record() const;

  std::filesystem::path directory_;
  const Registry& registry_;
  mutable std::optional<StoredModel> stored_;
  mutable bool has_config_ = false;
  mutable std::optional<Config> written_config_;
  mutable std::optional<Labels> labels_;
  mutable std::optional<RunRecord> record_;
  mutable std::optional<std::vector<double>> explained_;
  mutable std::optional<Documents> documents_;
  mutable std::optional<TopicPassages> passages_;
  mutable std::optional<std::vector<MeasuredValues>> measures_;
  mutable std::optional<std::vector<Iteration>> trace_;
  mutable std::optional<std::vector<TopicInPeriod>> periods_;
  mutable std::optional<std::vector<TopicChange>> changes_;
  mutable std::optional<std::unordered_set<std::string>> left_out_;
};

}  // namespace topicmill
