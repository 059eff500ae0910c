#include "pipeline/config/config_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <vector>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/hashed_file.hpp"
#include "files/kept_stream.hpp"
#include "pipeline/config/yaml.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string mend_for_missing(const fs::path& path) {
  const auto names = names_in(path.has_parent_path() ? path.parent_path() : ".");
  const auto nearest = nearest_name(path.filename().string(), names);
  if (!nearest) return "give the path of a YAML file";
  return fmt::format("did you mean '{}'?", (path.parent_path() / *nearest).string());
}

[[noreturn]] void fail(const fs::path& path, int error_number) {
  const std::string mend = error_number == ENOENT ? mend_for_missing(path) : "give the path of a YAML file";
  throw UsageError(fmt::format("cannot read config '{}': {}; {}", path.string(), reason_of(error_number), mend));
}

}  // namespace

std::string read_config_file(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) fail(path, EISDIR);
  if (is_stream(path.string())) return read_beginning(path.string(), yaml_bytes_limit + 1);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path, errno);
  std::string text(yaml_bytes_limit + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) fail(path, errno);
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

}  // namespace topicmill
