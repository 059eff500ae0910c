#include "files/system_files.hpp"

#include <algorithm>
#include <array>

#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array names{"thumbs.db"sv,   "ehthumbs.db"sv,  "ehthumbs_vista.db"sv,
                           "desktop.ini"sv, ".ds_store"sv,    "__macosx"sv,
                           "icon\r"sv,      "$recycle.bin"sv, "@eadir"sv,
                           "#recycle"sv,    "lost+found"sv,   "system volume information"sv};

}  // namespace

bool is_system_file(std::string_view name) {
  const std::string lower = to_lower(name);
  return name.starts_with("~$") || name.starts_with("._") || (lower.starts_with("~wr") && lower.ends_with(".tmp")) ||
         std::find(names.begin(), names.end(), lower) != names.end();
}

bool is_in_system_file(std::string_view path) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (is_system_file(path.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace topicmill
