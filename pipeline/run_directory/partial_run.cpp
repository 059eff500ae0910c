#include "pipeline/run_directory/partial_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "base/packing.hpp"
#include "base/stop_signal.hpp"
#include "base/version.hpp"
#include "files/hasher.hpp"
#include "files/mapped_file.hpp"
#include "files/output_file.hpp"
#include "pipeline/config/yaml.hpp"
#include "pipeline/run_directory/folder_lock.hpp"
#include "pipeline/run_directory/run_directory.hpp"

// A state is the text below, its number (u64), what was archived, and XXH3 of all of it (u64).

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "TMSTATE2";

class StateWriter final : public StateArchive {
 public:
  StateWriter(const fs::path& path, std::uint64_t number) : file_(path) {
    put(magic);
    value(number);
  }

  void bytes(void* data, std::size_t size) override { put({static_cast<const char*>(data), size}); }
  bool is_reading() const override { return false; }

  /// All is written; the file gets its name by close().
  OutputFile& seal() {
    const std::uint64_t digest = hasher_.digest();
    put({reinterpret_cast<const char*>(&digest), sizeof digest});  // NOLINT: bytes of this machine
    return file_;
  }

 private:
  void put(std::string_view bytes) {
    hasher_.add(bytes.data(), bytes.size());
    file_.write(bytes);
  }

  OutputFile file_;
  Hasher hasher_;
};

class StateReader final : public StateArchive {
 public:
  explicit StateReader(std::string_view bytes) : left_(bytes) {}

  void bytes(void* data, std::size_t size) override {
    if (size > left_.size()) throw InputError("it ends early");
    if (size > 0) std::memcpy(data, left_.data(), size);
    left_.remove_prefix(size);
  }
  bool is_reading() const override { return true; }

 private:
  std::string_view left_;
};

/// What was archived, in the bytes of a file. Throws InputError where they are not whole.
std::string_view archived(std::string_view bytes) {
  std::uint64_t digest = 0;
  if (bytes.size() < magic.size() + sizeof digest || !bytes.starts_with(magic)) throw InputError("it is cut short");
  const std::size_t hashed = bytes.size() - sizeof digest;
  std::memcpy(&digest, bytes.data() + hashed, sizeof digest);
  Hasher hasher;
  hasher.add(bytes.data(), hashed);
  if (hasher.digest() != digest) throw InputError("its bytes have changed");
  return bytes.substr(magic.size(), hashed - magic.size());
}

fs::path partial_path(const Config& config) {
  fs::path path = run_directory_path(config.output.directory);
  path += ".partial";
  return path;
}

/// All that the factorization depends on, beside the bytes of its input.
std::string identity_of(const Config& config) {
  const Value version_text = Value::quoted_text(std::string(version));
  return to_yaml(Value::map({{"topicmill", {}, version_text},
                             {"seed", {}, write_option(config.seed)},
                             {"input", {}, write_option(config.input)},
                             {"text", {}, write_option(config.text)},
                             {"vectorize", {}, write_option(config.vectorize)},
                             {"nmf", {}, write_option(config.nmf)}}));
}

using Options = std::map<std::string, std::string>;

/// "nmf.topics": "20"
void flatten(const std::string& name, const Value& value, Options& options) {
  if (!value.is_map() || value.entries.empty()) {
    options[name] = value.is_scalar() ? value.text : to_yaml(value);
    return;
  }
  for (const auto& entry : value.entries)
    flatten(name.empty() ? entry.key : name + "." + entry.key, entry.value, options);
}

Options options_of(const std::string& identity) {
  Options options;
  flatten("", parse_yaml(identity, make_source("config.yaml", identity)), options);
  return options;
}

/// "nmf.topics is 30, and was 20"
std::string difference(const std::string& now, const std::string& then) {
  const Options of_now = options_of(now);
  const Options of_then = options_of(then);
  std::string text;
  for (const auto& [name, value] : of_now) {
    const auto was = of_then.find(name);
    if (was != of_then.end() && was->second == value) continue;
    text += fmt::format("{}{} is {}, and was {}", text.empty() ? "" : "; ", name, value,
                        was == of_then.end() ? "not there" : was->second);
  }
  return text.empty() ? "it has fewer options" : text;
}

std::optional<std::string> text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

fs::path config_file(const fs::path& partial) { return partial / "config.yaml"; }

}  // namespace

PartialRun::PartialRun(const Config& config, Collective& ranks)
    : ranks_(ranks), directory_(partial_path(config)), identity_(identity_of(config)) {
  if (!config.checkpoint.options) return;
  if (ranks_.is_first()) open(config);
  if (first_says(ranks_, minutes_.has_value())) minutes_ = config.checkpoint.options->minutes;
}

void PartialRun::open(const Config& config) {
  if (fs::exists(directory_)) {
    lock_ = try_lock(directory_);
    if (lock_ < 0) {
      warn(fmt::format("another process is at work in '{}': this one keeps no state", directory_.string()));
      return;
    }
    const auto kept = text_of(config_file(directory_));
    if (kept && *kept != identity_) {
      throw UsageError(
          fmt::format("'{}' keeps a run that was stopped, and this one is another: {}; go on with its config, "
                      "or begin anew by --restart",
                      directory_.string(), difference(identity_, *kept)));
    }
  }
  minutes_ = config.checkpoint.options->minutes;
}

PartialRun::~PartialRun() {
  if (lock_ >= 0) ::close(lock_);
}

void PartialRun::set_matrix(std::function<std::string()> hash) {
  matrix_ = std::move(hash);
  const auto kept = text_of(matrix_file());
  if (!is_on() || !kept || *kept == matrix_()) return;
  throw InputError(
      fmt::format("'{}' keeps a run that was stopped, and its input has changed since: the matrix is "
                  "another; begin anew by --restart",
                  directory_.string()));
}

bool PartialRun::due(std::size_t run) {
  const std::lock_guard lock(mutex_);
  if (!is_on()) return false;
  const auto last = saved_.try_emplace(run, start_).first->second;
  const bool is_time = Clock::now() - last >= std::chrono::duration<double, std::ratio<60>>(*minutes_);
  return first_says(ranks_, is_time || (lock_ >= 0 && stop_is_asked()));
}

void PartialRun::save(std::size_t run, const Transfer& write) {
  const std::lock_guard lock(mutex_);
  if (!is_on()) return;
  saved_[run] = Clock::now();
  if (!first_says(ranks_, ranks_.is_first() && has_folder())) return;
  try {
    if (!fs::exists(matrix_file())) write_text(matrix_(), matrix_file());
    StateWriter writer(state(run), ++numbers_[run]);
    write(writer);
    OutputFile& file = writer.seal();
    std::error_code ignored;  // of the first there is none before
    fs::rename(state(run), state(run) += ".previous", ignored);
    file.close();
  } catch (const OutputError& error) {
    warn(fmt::format("the state of the run was not kept: {}", error.what()));
  }
}

bool PartialRun::restore(std::size_t run, const Transfer& read) {
  const std::lock_guard lock(mutex_);
  if (!is_on()) return false;
  const std::vector<Kept> kept = kept_states(run);
  const auto number = last_of_all(kept);
  if (!number) return false;
  for (const auto& [at, path] : kept) {
    std::error_code ignored;
    if (at > *number) fs::remove(path, ignored);  // others have no such state
    if (at != *number) continue;
    const MappedFile file(path);
    StateReader reader(archived(file.bytes()).substr(sizeof *number));
    read(reader);
  }
  numbers_[run] = *number;
  ++restored_;
  return true;
}

/// Those that are whole, the last first.
std::vector<PartialRun::Kept> PartialRun::kept_states(std::size_t run) {
  std::vector<Kept> kept;
  for (const fs::path& path : {state(run), state(run) += ".previous"}) {
    if (!fs::exists(path)) continue;
    try {
      const MappedFile file(path);
      StateReader reader(archived(file.bytes()));
      std::uint64_t number = 0;
      reader.value(number);
      kept.push_back({number, path});
    } catch (const InputError& error) {
      warn(fmt::format("'{}' cannot be gone on from: {}", path.string(), error.what()));
    }
  }
  return kept;
}

/// The last state that every rank has.
std::optional<std::uint64_t> PartialRun::last_of_all(const std::vector<Kept>& kept) const {
  std::vector<std::uint64_t> numbers;
  for (const auto& [number, path] : kept) numbers.push_back(number);
  std::map<std::uint64_t, int> have;
  for (const auto number : gathered(ranks_, numbers)) ++have[number];
  const auto last =
      std::find_if(have.rbegin(), have.rend(), [&](const auto& of) { return of.second == ranks_.size(); });
  return last == have.rend() ? std::nullopt : std::optional(last->first);
}

std::vector<std::string> PartialRun::warnings() const {
  if (ranks_.is_alone()) return warnings_;
  auto mine = warnings_;
  std::vector<std::string> all;
  for (const Bytes& bytes : gathered_at_first(ranks_, packed(mine))) {
    const auto of_rank = unpacked<std::vector<std::string>>(bytes);
    all.insert(all.end(), of_rank.begin(), of_rank.end());
  }
  return all;
}

void PartialRun::remove() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(directory_, ignored);
}

/// There it is made, where it was not.
bool PartialRun::has_folder() {
  try {
    if (lock_ < 0) create();
    return true;
  } catch (const OutputError& error) {
    warn(fmt::format("the state of the run was not kept: {}", error.what()));
    return false;
  }
}

void PartialRun::create() {
  std::error_code failure;
  fs::create_directory(directory_, failure);
  if (failure) throw_output_error(directory_, failure.value());
  lock_ = try_lock(directory_);
  if (lock_ < 0) throw OutputError(fmt::format("another process is at work in '{}'", directory_.string()));
  write_text(identity_, config_file(directory_));
}

fs::path PartialRun::state(std::size_t run) const { return directory_ / (fmt::format("state-{}", run) + of_rank()); }

fs::path PartialRun::matrix_file() const { return directory_ / ("matrix" + of_rank()); }

std::string PartialRun::of_rank() const {
  return ranks_.is_alone() ? "" : fmt::format(".rank-{}-of-{}", ranks_.rank(), ranks_.size());
}

void PartialRun::warn(std::string message) { warnings_.push_back(std::move(message)); }

std::optional<fs::path> kept_by(const Config& config) {
  const fs::path directory = partial_path(config);
  return fs::exists(directory) ? std::optional(directory) : std::nullopt;
}

void forget_partial_run(const Config& config) {
  const fs::path directory = partial_path(config);
  const int lock = try_lock(directory);
  if (lock < 0) return;
  std::error_code ignored;
  fs::remove_all(directory, ignored);
  ::close(lock);
}

}  // namespace topicmill
