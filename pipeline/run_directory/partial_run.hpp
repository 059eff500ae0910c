// `DIR.partial`: what a run that has not come to its end has reached, for the next one to go on from.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/collective.hpp"
#include "nmf/checkpoints.hpp"
#include "pipeline/config/config.hpp"

namespace topicmill {

/// Keeps the states of a factorization in `DIR.partial`, every config.checkpoint.minutes, and when it is to stop
/// where it did before. Each is written beside its
/// name, synced and renamed, and carries a checksum; the one before is kept until then, and is read where the last is
/// damaged. The folder is there from the first state on until remove(), and is locked meanwhile: of two runs of one
/// directory the second keeps nothing. Of several ranks each keeps what it has, when the first says so, and all go on
/// from the last state that every one has kept.
class PartialRun final : public Checkpoints {
 public:
  /// Throws UsageError where DIR.partial was kept by a run of another config, or another version of the program, with
  /// what differs.
  explicit PartialRun(const Config& config, Collective& ranks = alone());
  ~PartialRun() override;
  PartialRun(const PartialRun&) = delete;
  PartialRun& operator=(const PartialRun&) = delete;

  /// What is factorized: `hash` tells it by a number when that is needed, until the factorization ends. Call it before
  /// the factorization. Throws InputError where that was another.
  void set_matrix(std::function<std::string()> hash);

  bool due(std::size_t run) override;
  void save(std::size_t run, const Transfer& write) override;
  bool restore(std::size_t run, const Transfer& read) override;

  /// How many runs went on from a state that was kept.
  std::int64_t restored() const { return restored_; }

  /// What could not be kept or read, and why: of all ranks, for the first.
  std::vector<std::string> warnings() const;

  /// The run is complete: nothing of it is needed any more.
  void remove();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_on() const { return minutes_.has_value(); }
  void open(const Config& config);
  bool has_folder();
  void create();

  /// A state, by its number: each save of a run is one more.
  struct Kept {
    std::uint64_t number = 0;
    std::filesystem::path path;
  };
  std::vector<Kept> kept_states(std::size_t run);
  std::optional<std::uint64_t> last_of_all(const std::vector<Kept>& kept) const;

  std::filesystem::path matrix_file() const;
  std::string of_rank() const;
  std::filesystem::path state(std::size_t run) const;
  void warn(std::string message);

  Collective& ranks_;
  std::filesystem::path directory_;  ///< DIR.partial
  std::string identity_;             ///< of the config, as YAML
  std::function<std::string()> matrix_;
  std::optional<double> minutes_;  ///< none: keeps nothing
  int lock_ = -1;
  std::mutex mutex_;
  std::map<std::size_t, std::uint64_t> numbers_;    ///< of the last state of each run
  std::map<std::size_t, Clock::time_point> saved_;  ///< when, of each run; the beginning of the process before that
  Clock::time_point start_ = Clock::now();
  std::int64_t restored_ = 0;
  std::vector<std::string> warnings_;
};

/// DIR.partial of a config, where something is kept.
std::optional<std::filesystem::path> kept_by(const Config& config);

/// Removes DIR.partial of the config, unless a process that lives is at work in it.
void forget_partial_run(const Config& config);

}  // namespace topicmill
