#include "pipeline/run_directory/finished_run.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "pipeline/corpus/language_report.hpp"
#include "pipeline/run_directory/convergence_table.hpp"
#include "pipeline/run_directory/documents_table.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "pipeline/run_directory/rejects_table.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/topic_changes_table.hpp"
#include "pipeline/run_directory/topics_table.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// What is kept, made where it is asked for the first time.
template <class T, class Make>
const T& once(std::optional<T>& kept, const Make& make) {
  if (!kept) kept.emplace(make());
  return *kept;
}

/// Reads the documents, and theta (n x k) of them.
std::vector<DocumentInfo> read_rows(const FinishedRun& run, Factor& theta) {
  std::vector<DocumentInfo> documents;
  run.for_each_document([&](const DocTopicsRow& row) {
    const auto place = std::ssize(documents);
    if (place == theta.rows()) throw InputError("table 'doc_topics' has more rows than the model; run it again");
    DocumentInfo& document = documents.emplace_back();
    document.id = row.document();
    document.metadata.assign(row.values().begin(), row.values().end());
    for (std::int64_t t = 0; t < theta.k(); ++t) theta(place, t) = row.theta<float>(TopicId(t));
    return true;
  });
  return documents;
}

[[noreturn]] void refuse_log(const fs::path& directory, std::string_view lack) {
  throw InputError(fmt::format("'{}' does not {}; run it again", (directory / run_file).string(), lack));
}

}  // namespace

FinishedRun::FinishedRun(fs::path directory, const Registry& registry)
    : directory_(std::move(directory)), registry_(registry) {
  require_run_directory(directory_);
}

const StoredModel& FinishedRun::stored() const {
  return once(stored_, [&] { return load_stored(directory_); });
}

std::optional<std::string> FinishedRun::folded_language() const {
  const auto text_at = [&](std::string_view section, std::string_view option) {
    const Value* const options = stored().config.find(section);
    const Value* const value = options ? options->find(option) : nullptr;
    return value ? value->text : std::string();
  };
  if (text_at("topics", "fold") != write_option(FoldedForms::stem).text) return std::nullopt;
  TextOptions text;
  text.language = text_at("text", "language");
  return language_of_words(text, std::nullopt);
}

const Model& FinishedRun::whole_model() const {
  if (!has_config_) {
    Config config = config_of(stored(), registry_);
    stored_->model.config = std::move(config);
    has_config_ = true;
  }
  return model();
}

const Config& FinishedRun::written_config() const {
  return once(written_config_, [&] { return load_config(directory_ / "config.yaml", {}, registry_); });
}

const Labels& FinishedRun::labels() const {
  return once(labels_, [&] { return labels_of_run(directory_, topic_count()); });
}

std::vector<RunTopic> FinishedRun::topics(TopicView view, const ScoreOptions& scoring) const {
  return topics_of(model(), labels(), view, scoring);
}

const RunRecord& FinishedRun::record() const {
  return once(record_, [&] { return read_run_json(directory_); });
}

const std::vector<InputFile>& FinishedRun::inputs() const {
  if (!record().inputs) refuse_log(directory_, "list the inputs of the run");
  return *record().inputs;
}

const RunStory& FinishedRun::log() const {
  if (!record().story) refuse_log(directory_, "say all of the run");
  return *record().story;
}

void FinishedRun::for_each_document(const std::function<bool(const DocTopicsRow&)>& visit) const {
  for_each_doc_topics(directory_, visit);
}

const std::vector<double>& FinishedRun::explained() const {
  return once(explained_, [&] { return read_explained(directory_); });
}

const FinishedRun::Documents& FinishedRun::read_documents() const {
  return once(documents_, [&] {
    Documents read{{}, {Factor(model().fit.documents, topic_count()), {}}};
    read.documents = read_rows(*this, read.topics.theta);
    read.topics.explained.assign(explained().begin(), explained().end());
    const auto wanted = static_cast<std::size_t>(model().fit.documents);
    if (read.documents.size() == wanted && explained().size() == wanted) return read;
    throw InputError("the tables of the run do not have all of its documents; run it again");
  });
}

std::optional<PassageTopics> FinishedRun::passages() const {
  if (!has_passages(directory_)) return std::nullopt;
  const auto& [passages, topics] = once(passages_, [&] { return read_passages(directory_); });
  if (passages.documents() == model().fit.documents) return PassageTopics{passages, topics};
  throw InputError("table 'passages' of the run does not have all of its documents; run it again");
}

const std::vector<MeasuredValues>& FinishedRun::measures() const {
  return once(measures_, [&] { return read_measures(directory_); });
}

std::optional<MeasuredValues> FinishedRun::measure(std::string_view name) const {
  return read_measure(directory_, name, topic_count());
}

const std::vector<Iteration>& FinishedRun::trace() const {
  return once(trace_, [&] { return read_trace(directory_); });
}

const std::vector<TopicChange>& FinishedRun::changes() const {
  return once(changes_, [&] { return read_topic_changes(directory_); });
}

const std::vector<TopicInPeriod>& FinishedRun::periods() const {
  return once(periods_, [&] { return read_topics_over_time(directory_); });
}

const std::unordered_set<std::string>& FinishedRun::left_out() const {
  return once(left_out_, [&] { return read_left_out(directory_); });
}

}  // namespace topicmill
