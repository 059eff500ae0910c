#include "pipeline/sweep/sweep.hpp"

#include <fmt/format.h>

#include <map>

#include "base/error.hpp"
#include "files/kept_stream.hpp"
#include "files/output_file.hpp"
#include "nmf/check_problem.hpp"
#include "nmf/factorize.hpp"
#include "pipeline/run/model_batches.hpp"
#include "pipeline/sweep/sweep_coherence.hpp"
#include "pipeline/sweep/sweep_journal.hpp"
#include "pipeline/sweep/sweep_picture.hpp"
#include "tables/write_table.hpp"

namespace topicmill {
namespace {

/// One combination of the grid's values.
struct Combination {
  std::vector<std::string> values;
  std::vector<std::string> assignments;
  Config config;  ///< with the first number of topics
};

std::vector<std::string> keys_of(const std::vector<GridAxis>& grid) {
  std::vector<std::string> keys;
  for (const auto& axis : grid) keys.push_back(axis.key);
  return keys;
}

Config config_with(const Combination& combination, std::int64_t topics, const MakeConfig& make_config) {
  auto assignments = combination.assignments;
  assignments.push_back(fmt::format("nmf.topics={}", topics));
  return make_config(assignments);
}

void require_sweepable(const NmfOptions& options, SweepStart start, const Registry& registry) {
  check_factorization(options, registry);
  refuse_batches(options, registry, "a sweep");
  if (options.fixed != FixedFactor::none) {
    throw UsageError("a sweep cannot keep a factor as it is: set nmf.fixed to none");
  }
  if (start == SweepStart::warm) require_warm_start(options, registry);
}

std::vector<Combination> combinations_of(const SweepPlan& plan, const MakeConfig& make_config,
                                         const Registry& registry) {
  std::vector<Combination> all;
  const auto keys = keys_of(plan.grid);
  for (auto& values : combinations(plan.grid)) {
    Combination combination{values, {}, {}};
    for (std::size_t i = 0; i < keys.size(); ++i) combination.assignments.push_back(keys[i] + "=" + values[i]);
    combination.config = config_with(combination, plan.topics.front(), make_config);
    require_sweepable(combination.config.nmf, plan.start, registry);
    all.push_back(std::move(combination));
  }
  return all;
}

/// What the matrix depends on, as text.
std::string matrix_options(const Config& config) {
  return to_yaml(write_option(config.input)) + to_yaml(write_option(config.text)) +
         to_yaml(write_option(config.vectorize)) + fmt::format("{}", config.seed);
}

/// Numbers of combinations that share a matrix, in the order of their first.
std::vector<std::vector<std::size_t>> group_by_matrix(const std::vector<Combination>& all) {
  std::vector<std::vector<std::size_t>> groups;
  std::map<std::string, std::size_t> group_of;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [at, is_new] = group_of.try_emplace(matrix_options(all[i].config), groups.size());
    if (is_new) groups.emplace_back();
    groups[at->second].push_back(i);
  }
  return groups;
}

/// Runs the trials of a plan, or takes them from the journal.
class Sweeper {
 public:
  Sweeper(const SweepPlan& plan, const MakeConfig& make_config, const Registry& registry, Progress& progress,
          const Say& say)
      : plan_(plan),
        make_config_(make_config),
        registry_(registry),
        progress_(progress),
        say_(say),
        journal_(plan.directory) {}

  std::vector<SweepRow> rows(const std::vector<Combination>& all) {
    std::vector<std::vector<SweepRow>> found(all.size());
    for (const auto& group : group_by_matrix(all)) {
      SweptMatrix matrix = make_matrix(all[group.front()].config);
      std::vector<SweepRow*> measured;
      for (const std::size_t i : group) {
        found[i] = rows_of(all[i], matrix);
        for (auto& row : found[i]) measured.push_back(&row);
      }
      add_coherence(matrix, measured);
    }
    std::vector<SweepRow> rows;
    for (auto& part : found) std::move(part.begin(), part.end(), std::back_inserter(rows));
    return rows;
  }

  void say_what_was_known() const {
    if (known_ == 0) return;
    say_(fmt::format("{} of {} points were measured before and are taken from {}", known_, known_ + measured_,
                     (plan_.directory / "journal.jsonl").string()));
  }

 private:
  SweptMatrix make_matrix(const Config& config) {
    SweptMatrix matrix = make_swept_matrix(config, plan_.effort, registry_, progress_);
    const SparseMatrix& V = matrix.V.values;
    check_problem<float>(V, plan_.topics.back(), config.nmf.missing == MissingValues::nan);
    say_(fmt::format("{} documents, {} terms", V.rows, V.cols));
    return matrix;
  }

  std::vector<SweepRow> rows_of(const Combination& combination, const SweptMatrix& matrix) {
    std::vector<Config> configs;
    for (const std::int64_t topics : plan_.topics) configs.push_back(config_with(combination, topics, make_config_));
    FactorizationChain chain(matrix.V, std::move(configs), plan_.start, registry_, progress_);
    std::vector<SweepRow> rows;
    for (std::size_t place = 0; place < plan_.topics.size(); ++place) {
      const std::string key = trial_key(matrix, chain.configs()[place], chain.origin(place), plan_.effort);
      rows.push_back({combination.values, plan_.topics[place], key, result_of(key, chain, place, matrix)});
      tell_warnings(rows.back());
    }
    return rows;
  }

  void tell_warnings(const SweepRow& row) const {
    const std::string name = combination_name(keys_of(plan_.grid), row.values);
    for (const auto& warning : row.result.warnings) {
      say_(fmt::format("warning: {} topics{}{}: {}", row.topics, name.empty() ? "" : ", ", name, warning));
    }
  }

  /// Of those points whose coherence in this text the journal does not know.
  void add_coherence(SweptMatrix& matrix, const std::vector<SweepRow*>& rows) {
    std::vector<TrialResult*> results;
    for (auto* row : rows) {
      if (row->result.coherence.text_hash != matrix.text_hash) results.push_back(&row->result);
    }
    if (results.empty()) return;
    measure_coherence(matrix, results, registry_, progress_);
    if (const auto lost = matrix.corpus.lost()) say_("warning: npmi is left out: " + tell_lost(*lost));
    for (const auto* row : rows) journal_.set(row->key, row->result);
    journal_.save();
  }

  TrialResult result_of(const std::string& key, FactorizationChain& chain, std::size_t place,
                        const SweptMatrix& matrix) {
    if (auto known = journal_.find(key)) {
      ++known_;
      return std::move(*known);
    }
    TrialResult result = measure_trial(matrix, chain.factorize(place), chain.configs()[place], plan_.effort, registry_);
    journal_.set(key, result);
    journal_.save();
    ++measured_;
    return result;
  }

  const SweepPlan& plan_;
  const MakeConfig& make_config_;
  const Registry& registry_;
  Progress& progress_;
  const Say& say_;
  SweepJournal journal_;
  std::int64_t known_ = 0;
  std::int64_t measured_ = 0;
};

/// Suggests a number of topics among rows of one combination, and marks its row.
void suggest(std::span<SweepRow> rows, std::vector<SweepSuggestion>& suggestions) {
  std::vector<TopicTrial> trials;
  for (const auto& row : rows) trials.push_back(trial_of(row));
  const auto suggestion = suggest_topics(trials);
  if (!suggestion || !rows.front().result.stability) return;
  SweepRow& row = rows[suggestion->trial];
  row.suggested = true;
  suggestions.push_back({row.values, row.topics, suggestion->reason});
}

void write(const SweepReport& report, const std::filesystem::path& directory, const Registry& registry) {
  const auto csv = make_row_format("csv", registry);
  write_table(sweep_table(report), *csv, directory / "sweep.csv");
  write_text(sweep_picture(report), directory / "sweep.svg");
}

}  // namespace

SweepReport sweep(const SweepPlan& plan, const MakeConfig& make_config, const Registry& registry, Progress& progress,
                  const Say& say) {
  const auto all = combinations_of(plan, make_config, registry);
  Sweeper sweeper(plan, make_config, registry, progress, say);
  SweepReport report{keys_of(plan.grid), sweeper.rows(all), {}};
  sweeper.say_what_was_known();
  const std::span<SweepRow> rows(report.rows);
  for (std::size_t i = 0; i < all.size(); ++i) {
    suggest(rows.subspan(i * plan.topics.size(), plan.topics.size()), report.suggestions);
  }
  write(report, plan.directory, registry);
  return report;
}

}  // namespace topicmill
