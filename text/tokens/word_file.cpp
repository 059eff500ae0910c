#include "text/tokens/word_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/encoding.hpp"
#include "files/hashed_file.hpp"

namespace topicmill {
std::vector<WordLine> word_lines(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, 3) == byte_order_mark) text.remove_prefix(3);
  std::vector<WordLine> lines;
  for (std::int64_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.substr(0, 2) == "# ") continue;
    if (const auto entry = trimmed(line); !entry.empty()) lines.push_back({entry, number});
  }
  return lines;
}

std::optional<ListProblem> read_word_file(const std::string& path, std::string& text) {
  try {
    text = read_beginning(path, std::numeric_limits<std::size_t>::max());
  } catch (const InputError& error) {
    return ListProblem{error.what(), "give the path of a text file of one entry a line"};
  }
  if (const auto at = find_invalid_utf8(text)) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*at), '\n') + 1;
    return ListProblem{fmt::format("{}:{}: not UTF-8", path, line), "convert the file to UTF-8"};
  }
  return std::nullopt;
}

bool is_file_name(std::string_view name) { return name.find_first_of("./") != std::string_view::npos; }

}  // namespace topicmill
