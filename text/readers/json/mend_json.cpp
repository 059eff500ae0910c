#include "text/readers/json/mend_json.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t escape_bytes = 6;  // of \ud83d

/// The code unit of the escape \uXXXX that `text` begins with.
std::optional<unsigned> escaped_unit(std::string_view text) {
  if (text.size() < escape_bytes || !text.starts_with("\\u")) return std::nullopt;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + escape_bytes, unit, 16);
  return error == std::errc{} && end == text.data() + escape_bytes ? std::optional(unit) : std::nullopt;
}

bool is_high(std::optional<unsigned> unit) { return unit >= 0xD800U && unit <= 0xDBFFU; }
bool is_low(std::optional<unsigned> unit) { return unit >= 0xDC00U && unit <= 0xDFFFU; }

bool ends_token(std::string_view rest) { return rest.empty() || " \t\r\n,:[]{}\""sv.find(rest.front()) != rest.npos; }

class JsonMender {
 public:
  explicit JsonMender(std::string_view json) : rest_(json) {}

  std::optional<MendedJson> mend() {
    while (!rest_.empty()) in_string_ ? pass_in_string() : pass_outside();
    return mended_.numbers + mended_.surrogates > 0 ? std::optional(std::move(mended_)) : std::nullopt;
  }

 private:
  void pass_in_string() {
    copy(std::min(rest_.find_first_of("\\\""), rest_.size()));
    if (rest_.starts_with('\\')) return pass_escape();
    in_string_ = false;
    copy(1);
  }

  void pass_escape() {
    const auto unit = escaped_unit(rest_);
    if (is_high(unit) && is_low(escaped_unit(rest_.substr(escape_bytes)))) return copy(2 * escape_bytes);
    if (!is_high(unit) && !is_low(unit)) return copy(2);
    replace(escape_bytes, "\\ufffd");
    ++mended_.surrogates;
  }

  void pass_outside() {
    for (const auto token : {"NaN"sv, "Infinity"sv, "-Infinity"sv}) {
      if (!rest_.starts_with(token) || !ends_token(rest_.substr(token.size()))) continue;
      replace(token.size(), "null");
      ++mended_.numbers;
      return;
    }
    in_string_ = rest_.front() == '"';
    const bool in_token = !ends_token(rest_);
    do copy(1);
    while (in_token && !ends_token(rest_));  // within a token none begins
  }

  void copy(std::size_t size) { replace(size, rest_.substr(0, size)); }

  void replace(std::size_t size, std::string_view by) {
    mended_.text += by;
    rest_.remove_prefix(std::min(size, rest_.size()));
  }

  std::string_view rest_;
  MendedJson mended_;
  bool in_string_ = false;
};

}  // namespace

std::optional<MendedJson> mend_json(std::string_view json) { return JsonMender(json).mend(); }

}  // namespace topicmill
