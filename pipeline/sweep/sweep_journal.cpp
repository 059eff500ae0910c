#include "pipeline/sweep/sweep_journal.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "files/output_file.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view journal_file = "journal.jsonl";

void refuse_foreign(const fs::path& directory) {
  std::error_code ignored;
  if (!fs::exists(directory, ignored)) return;
  const bool ours = fs::is_directory(directory, ignored) &&
                    (fs::is_empty(directory, ignored) || fs::exists(directory / journal_file, ignored));
  if (ours) return;
  throw OutputError(fmt::format("'{}' exists and is not the directory of a sweep; choose another with -o, or remove it",
                                directory.string()));
}

template <class T>
Json optional_json(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

std::optional<double> optional_number(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

Json json_of(const std::optional<TopicBalance>& balance) {
  return balance ? Json{{"hidden", balance->hidden}, {"slight", balance->slight}} : Json();
}

std::optional<TopicBalance> balance_from(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return TopicBalance{json.at("hidden"), json.at("slight")};
}

Json json_of(const TrialCoherence& coherence) {
  return {{"text", coherence.text_hash},
          {"npmi", optional_json(coherence.npmi)},
          {"umass", optional_json(coherence.umass)}};
}

TrialCoherence coherence_from(const Json& json) {
  return {json.at("text"), optional_number(json.at("npmi")), optional_number(json.at("umass"))};
}

std::string line_of(const std::string& key, const TrialResult& result) {
  const Json json = {{"key", key},
                     {"relative_error", result.relative_error},
                     {"objective", result.objective},
                     {"iterations", result.iterations},
                     {"converged", result.converged},
                     {"held_out_error", optional_json(result.held_out_error)},
                     {"stability", optional_json(result.stability)},
                     {"balance", json_of(result.balance)},
                     {"topic_stability", result.topic_stability},
                     {"top_words", result.top_words},
                     {"seconds", result.seconds},
                     {"coherence", json_of(result.coherence)},
                     {"warnings", result.warnings}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

TrialResult result_from(const std::string& line) {
  const Json json = Json::parse(line);
  TrialResult result;
  result.relative_error = json.at("relative_error");
  result.objective = json.at("objective");
  result.iterations = json.at("iterations");
  result.converged = json.at("converged");
  result.held_out_error = optional_number(json.at("held_out_error"));
  result.stability = optional_number(json.at("stability"));
  result.balance = balance_from(json.at("balance"));
  result.topic_stability = json.at("topic_stability").get<std::vector<double>>();
  result.top_words = json.at("top_words").get<std::vector<std::vector<std::string>>>();
  result.seconds = json.at("seconds");
  result.coherence = coherence_from(json.at("coherence"));
  result.warnings = json.at("warnings").get<std::vector<std::string>>();
  return result;
}

/// The key of a whole line; none where the line is damaged.
std::optional<std::string> key_of(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("key") || !json["key"].is_string()) return std::nullopt;
  return json["key"].get<std::string>();
}

}  // namespace

SweepJournal::SweepJournal(const fs::path& directory) : path_(directory / journal_file) {
  refuse_foreign(directory);
  std::error_code failure;
  fs::create_directories(directory, failure);
  if (failure) throw_output_error(directory, failure.value());
  std::ifstream file(path_, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    if (const auto key = key_of(line)) lines_[*key] = line;
  }
}

std::optional<TrialResult> SweepJournal::find(const std::string& key) const {
  const auto at = lines_.find(key);
  if (at == lines_.end()) return std::nullopt;
  try {
    return result_from(at->second);
  } catch (const Json::exception&) {
    return std::nullopt;  // of another version, or damaged: it is measured again
  }
}

void SweepJournal::set(const std::string& key, const TrialResult& result) { lines_[key] = line_of(key, result); }

void SweepJournal::save() const {
  OutputFile file(path_);
  for (const auto& [known, line] : lines_) file.write(line + "\n");
  file.close();
}

}  // namespace topicmill
