#include "pipeline/run_directory/partial_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "base/version.hpp"
#include "files/hasher.hpp"
#include "files/mapped_file.hpp"
#include "files/output_file.hpp"
#include "pipeline/config/yaml.hpp"
#include "pipeline/run_directory/folder_lock.hpp"
#include "pipeline/run_directory/run_directory.hpp"

// A state is the text below, what was archived, and XXH3 of both (u64).

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "TMSTATE1";

class StateWriter final : public StateArchive {
 public:
  explicit StateWriter(const fs::path& path) : file_(path) { put(magic); }

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
fs::path matrix_file(const fs::path& partial) { return partial / "matrix"; }

}  // namespace

PartialRun::PartialRun(const Config& config) : directory_(partial_path(config)), identity_(identity_of(config)) {
  if (!config.checkpoint.options) return;
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
  const auto kept = text_of(matrix_file(directory_));
  if (!is_on() || !kept || *kept == matrix_()) return;
  throw InputError(
      fmt::format("'{}' keeps a run that was stopped, and its input has changed since: the matrix is "
                  "another; begin anew by --restart",
                  directory_.string()));
}

bool PartialRun::due(std::size_t run) {
  const std::lock_guard lock(mutex_);
  if (!is_on()) return false;
  if (lock_ >= 0 && stop_is_asked()) return true;
  const auto last = saved_.try_emplace(run, start_).first->second;
  return Clock::now() - last >= std::chrono::duration<double, std::ratio<60>>(*minutes_);
}

void PartialRun::save(std::size_t run, const Transfer& write) {
  const std::lock_guard lock(mutex_);
  if (!is_on()) return;
  saved_[run] = Clock::now();
  try {
    create();
    StateWriter writer(state(run));
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
  for (const fs::path& path : {state(run), state(run) += ".previous"}) {
    if (!fs::exists(path)) continue;
    try {
      const MappedFile file(path);
      StateReader reader(archived(file.bytes()));
      read(reader);
      ++restored_;
      return true;
    } catch (const InputError& error) {
      warn(fmt::format("'{}' cannot be gone on from: {}", path.string(), error.what()));
    }
  }
  return false;
}

void PartialRun::remove() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(directory_, ignored);
}

void PartialRun::create() {
  if (lock_ >= 0) return;
  std::error_code failure;
  fs::create_directory(directory_, failure);
  if (failure) throw_output_error(directory_, failure.value());
  lock_ = try_lock(directory_);
  if (lock_ < 0) throw OutputError(fmt::format("another process is at work in '{}'", directory_.string()));
  write_text(identity_, config_file(directory_));
  write_text(matrix_(), matrix_file(directory_));
}

fs::path PartialRun::state(std::size_t run) const { return directory_ / fmt::format("state-{}", run); }

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
