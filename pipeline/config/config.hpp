// The whole config: one section a stage, in the order of the data; read from YAML and --set, written back resolved.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/registry.hpp"
#include "nmf/nmf_options.hpp"
#include "pipeline/breakdown/breakdown_options.hpp"
#include "pipeline/config/checkpoint_options.hpp"
#include "pipeline/config/output_options.hpp"
#include "pipeline/config/report_options.hpp"
#include "pipeline/config/topics_options.hpp"
#include "pipeline/config/update_options.hpp"
#include "pipeline/evaluation/evaluate_options.hpp"
#include "text/analyzer/text_options.hpp"
#include "text/input/input_options.hpp"
#include "text/vectorize/vectorize_options.hpp"

namespace topicmill {

/// The one option without a default.
inline constexpr std::string_view required_option = "input.path";

/// All options of a run, a member a section.
struct Config {
  std::int64_t version = 1;
  std::int64_t seed = 42;
  std::int64_t threads = 0;
  std::optional<std::int64_t> memory_mb;
  std::optional<std::string> scratch;
  Checkpointing checkpoint;
  InputOptions input;
  TextOptions text;
  VectorizeOptions vectorize;
  NmfOptions nmf;
  UpdateOptions update;
  TopicsOptions topics;
  BreakdownOptions breakdown;
  EvaluateOptions evaluate;
  OutputOptions output;
  ReportOptions report;

  static constexpr auto fields() {
    return std::tuple{
        field("version", &Config::version, "The version of this config's format: 1."),
        field("seed", &Config::seed, "Every random choice comes from here.", at_least(0)),
        field("threads", &Config::threads, "Threads to use; 0: all cores. Results do not depend on it.",
              between(0, 4096)),
        field(
            "memory_mb", &Config::memory_mb,
            "Memory that the program may hold, in MB; what is beyond it lies in a scratch file. Results do not depend "
            "on it. At least 100; null: as much as it needs."),
        field("scratch", &Config::scratch,
              "The folder of the scratch file, which has no name and is gone with the program; null: beside "
              "output.directory."),
        field("checkpoint", &Config::checkpoint,
              "A run that is stopped goes on from the state that it kept last, in `DIR.partial`, when it is called "
              "again; off: it begins anew."),
        field("input", &Config::input, "Where documents come from, and which of their fields count."),
        field("text", &Config::text, "How text becomes terms."),
        field("vectorize", &Config::vectorize, "Which terms stay, and how counts become weights."),
        field("nmf", &Config::nmf, "How the matrix becomes topics."),
        field("update", &Config::update, "Topics of a former run that go on with new documents."),
        field("topics", &Config::topics, "How topics are shown to people."),
        field("breakdown", &Config::breakdown, "Topics over time, and per class of documents."),
        field("evaluate", &Config::evaluate, "How topics are measured, and what they must reach."),
        field("output", &Config::output, "Where the results go, and in which form."),
        field("report", &Config::report, "What report.html shows."),
    };
  }

  /// The version is known.
  void check(const Value& value, Reading& reading) const;
};

/// Reads a config from a parsed value. Fields that breakdown needs come into input.metadata. Throws ConfigError with
/// every problem, a missing input.path among them.
Config config_from(const Value& value, const Registry& registry);

/// Reads the file at `path` with the --set arguments `sets` laid over it, in order. Throws UsageError where the file
/// cannot be read, ConfigError where it, or a --set argument, is wrong.
Config load_config(const std::filesystem::path& path, std::span<const std::string> sets, const Registry& registry);

/// The parsed value of the config file at `path`, nothing checked but its syntax.
Value config_value(const std::filesystem::path& path);

/// The value of a config made of --set arguments alone: for runs without a file, and to lay over a file's.
Value value_of_sets(std::span<const std::string> sets);

/// Every option with its value, as YAML; reading it gives the same config.
std::string resolved_yaml(const Config& config);

}  // namespace topicmill
