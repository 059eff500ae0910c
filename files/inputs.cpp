#include "files/inputs.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/database_url.hpp"
#include "files/system_files.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

bool has_wildcard(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

/// As of the file that a link leads to. Throws where the system does not tell, as for want of permission.
fs::file_type type_of(const fs::path& path) {
  std::error_code error;
  const auto type = fs::status(path, error).type();
  if (error == std::errc::too_many_symbolic_link_levels) return fs::file_type::not_found;  // a link to itself
  if (type == fs::file_type::none) {
    throw InputError(fmt::format("cannot read '{}': {}", path.string(), error.message()));
  }
  return type;
}

bool is_file(const fs::path& path) { return type_of(path) == fs::file_type::regular; }
bool is_folder(const fs::path& path) { return type_of(path) == fs::file_type::directory; }
bool is_there(const fs::path& path) { return type_of(path) != fs::file_type::not_found; }

/// Links to folders are not followed on the way down: they may lead in circles.
bool is_inner_folder(const fs::path& path) {
  std::error_code error;
  return is_folder(path) && !fs::is_symlink(path, error);
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

using Paths = std::vector<std::string>;

bool is_system_file(const fs::path& path) { return topicmill::is_system_file(path.filename().string()); }

/// The entries of a folder that are not hidden, by the bytes of their names; those of the system for whoever tells
/// them.
std::vector<fs::path> list_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> entries;
  // An empty path is the current folder, but must not show up in the names.
  for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; !error && at != end; at.increment(error)) {
    if (!is_hidden(at->path()) || is_system_file(at->path())) entries.push_back(folder / at->path().filename());
  }
  if (error) throw InputError(fmt::format("cannot read the folder '{}': {}", folder.string(), error.message()));
  std::sort(entries.begin(), entries.end());
  return entries;
}

/// All files below a folder.
void collect_files(const fs::path& folder, Paths& files, Paths& passed_over) {
  for (const auto& entry : list_folder(folder)) {
    if (is_system_file(entry)) {
      passed_over.push_back(entry.string());
    } else if (is_file(entry)) {
      files.push_back(entry.string());
    } else if (is_inner_folder(entry)) {
      collect_files(entry, files, passed_over);
    }
  }
}

Paths files_below(const fs::path& folder, Paths& passed_over) {
  Paths files;
  collect_files(folder, files, passed_over);
  std::sort(files.begin(), files.end());
  return files;
}

/// Matches the parts of a glob, from `part` on, below `folder`.
class Glob {
 public:
  Glob(const fs::path& pattern, Paths& passed_over)
      : parts_(pattern.begin(), pattern.end()), passed_over_(passed_over) {}

  Paths files() {
    match({}, 0);
    std::sort(files_.begin(), files_.end());
    files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
    return std::move(files_);
  }

 private:
  void match(const fs::path& path, std::size_t part) {
    if (part == parts_.size()) return add(path);
    const std::string pattern = parts_[part].string();
    if (!has_wildcard(pattern)) return match_name(path / pattern, part + 1);
    if (!path.empty() && !is_folder(path)) return;
    if (pattern == "**") match(path, part + 1);
    for (const auto& entry : list_folder(path)) match_entry(entry, pattern, part);
  }

  void match_name(const fs::path& path, std::size_t next) {
    if (is_there(path)) match(path, next);
  }

  void match_entry(const fs::path& entry, const std::string& pattern, std::size_t part) {
    const bool is_last = part + 1 == parts_.size();
    if (is_system_file(entry)) {
      const bool fits = pattern == "**" || ::fnmatch(pattern.c_str(), entry.filename().c_str(), 0) == 0;
      if (is_last && fits) passed_over_.push_back(entry.string());
    } else if (pattern == "**") {
      if (is_inner_folder(entry)) match(entry, part);
      if (is_last && is_file(entry)) add(entry);
    } else if (::fnmatch(pattern.c_str(), entry.filename().c_str(), FNM_PERIOD) == 0) {
      match(entry, part + 1);
    }
  }

  void add(const fs::path& path) {
    if (is_file(path)) files_.push_back(path.string());
    if (!path.empty() && is_folder(path)) collect_files(path, files_, passed_over_);
  }

  std::vector<fs::path> parts_;
  Paths files_;
  Paths& passed_over_;
};

/// "; did you mean 'corpora/news.csv'?", or where relative paths start.
std::string mend_missing(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code error;
  const fs::path folder = path.parent_path();
  for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; !error && at != end; at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  if (const auto nearest = nearest_name(path.filename().string(), names)) {
    return fmt::format("did you mean '{}'?", (folder / *nearest).string());
  }
  return "check input.path, which starts at the current folder";
}

[[noreturn]] void fail_missing(const fs::path& path) {
  throw InputError(fmt::format("cannot read '{}': no such file or folder (looked in {}); {}", path.string(),
                               fs::current_path().string(), mend_missing(path)));
}

Paths files_of(const std::string& path, Paths& passed_over) {
  if (is_folder(path)) {
    auto files = files_below(path, passed_over);
    if (!files.empty()) return files;
    throw InputError(fmt::format(
        "the folder '{}' holds no file to read (hidden ones are passed over); name another in input.path", path));
  }
  if (!has_wildcard(path)) fail_missing(path);
  auto files = Glob(path, passed_over).files();
  if (!files.empty()) return files;
  throw InputError(
      fmt::format("no file matches '{}' (looked in {}); * stays within a folder, ** goes into all below it", path,
                  fs::current_path().string()));
}

std::int64_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

/// A path that names one thing to read: a file, a pipe, or standard input.
bool is_single(const std::string& path) { return path == "-" || (is_there(path) && !is_folder(path)); }

}  // namespace

std::string expand_environment(const std::string& text) {
  std::string expanded;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find("${", at), text.size());
    expanded.append(text, at, begin - at);
    if (begin == text.size()) break;
    const std::size_t end = text.find('}', begin);
    if (end == std::string::npos) throw UsageError(fmt::format("'{}' in input.path lacks a closing brace", text));
    const std::string name = text.substr(begin + 2, end - begin - 2);
    const char* value = std::getenv(name.c_str());
    if (!value) {
      throw UsageError(
          fmt::format("input.path '{}' needs the environment variable {}, which is not set; set it ({}=...), "
                      "or write the path out",
                      text, name, name));
    }
    expanded += value;
    at = end + 1;
  }
  return expanded;
}

std::vector<InputPath> expand_inputs(const std::vector<std::string>& paths, std::vector<std::string>* passed_over) {
  if (paths.empty()) throw UsageError("input.path names nothing to read; give files, folders, globs, archives or -");
  std::vector<InputPath> inputs;
  Paths system_files;
  std::set<fs::path> seen;
  const auto add = [&](const std::string& path, bool named) {
    if (seen.insert(fs::path(path).lexically_normal()).second) inputs.push_back({path, size_of(path), named});
  };
  const auto add_database = [&](const std::string& url) {
    const std::string file = parse_database_url(url).path;
    if (!is_single(file)) fail_missing(file);
    if (seen.insert(url).second) inputs.push_back({url, size_of(file), true});
  };
  for (const auto& written : paths) {
    const std::string path = expand_environment(written);
    if (is_database_url(path)) {
      add_database(path);
    } else if (is_single(path)) {
      add(path, true);
    } else {
      for (const auto& file : files_of(path, system_files)) add(file, false);
    }
  }
  std::sort(system_files.begin(), system_files.end());
  system_files.erase(std::unique(system_files.begin(), system_files.end()), system_files.end());
  if (passed_over) *passed_over = std::move(system_files);
  return inputs;
}

}  // namespace topicmill
