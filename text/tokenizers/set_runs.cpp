#include "text/tokenizers/set_runs.hpp"

#include <unicode/uniset.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "files/encoding/ascii.hpp"
#include "files/encoding/code_points.hpp"
#include "text/tokenizers/marked_runs.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t most_repetitions = 0xFFFFFF;  // that ICU takes; it says so of more

/// Reads the few expressions that need no engine; anything it does not know makes it give up.
class ClassParser {
 public:
  explicit ClassParser(std::string_view expression) : rest_(expression) {}

  /// The class as a pattern of icu::UnicodeSet.
  std::optional<std::string> parse_class() {
    std::string set = "[";
    if (!take('[')) return parse_escape(set) ? std::optional(set + "]") : std::nullopt;
    if (take('^')) set += '^';
    const std::size_t nothing = set.size();
    while (parse_escape(set) || parse_literal(set)) continue;
    if (set.size() == nothing || !take(']')) return std::nullopt;
    return set + "]";
  }

  /// The least number of repetitions; the expression must end there.
  std::optional<std::int64_t> parse_repetition() {
    if (take('+')) return rest_.empty() ? std::optional<std::int64_t>(1) : std::nullopt;
    if (!take('{')) return std::nullopt;
    std::int64_t least = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), least);
    const std::string_view tail = rest_.substr(static_cast<std::size_t>(end - rest_.data()));
    if (error != std::errc{} || tail != ",}" || least < 1 || least > most_repetitions) return std::nullopt;
    return least;
  }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool parse_escape(std::string& set) {
    if (rest_.size() < 2 || rest_.front() != '\\') return false;
    switch (rest_[1]) {
      case 'd':
        return replace(2, R"(\p{Nd})", set);
      case 'w':
        return replace(2, R"(\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d)", set);
      case 'p':
      case 'P':
        return parse_property(set);
      default:
        return false;
    }
  }

  bool parse_property(std::string& set) {
    const std::size_t close = rest_.find('}');
    if (rest_.size() < 3 || rest_[2] != '{' || close == std::string_view::npos) return false;
    const std::string_view name = rest_.substr(3, close - 3);
    const auto in_name = [](char c) { return is_letter_or_digit(c) || c == '_' || c == '='; };
    return std::all_of(name.begin(), name.end(), in_name) && replace(close + 1, rest_.substr(0, close + 1), set);
  }

  /// A letter, digit or underscore, or a range between two of them.
  bool parse_literal(std::string& set) {
    const auto literal = [&](std::size_t i) {
      return i < rest_.size() && (is_letter_or_digit(rest_[i]) || rest_[i] == '_');
    };
    if (!literal(0)) return false;
    const bool range = rest_.size() > 1 && rest_[1] == '-';
    if (range && (!literal(2) || rest_[2] < rest_[0])) return false;
    const std::size_t size = range ? 3 : 1;
    return replace(size, rest_.substr(0, size), set);
  }

  bool replace(std::size_t size, std::string_view text, std::string& set) {
    set += text;
    rest_.remove_prefix(size);
    return true;
  }

  std::string_view rest_;
};

std::optional<icu::UnicodeSet> parse_set(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece bytes(pattern.data(), static_cast<std::int32_t>(pattern.size()));
  icu::UnicodeSet set(icu::UnicodeString::fromUTF8(bytes), status);
  if (U_FAILURE(status) || set.hasStrings()) return std::nullopt;
  return set;
}

/// The part of the text from `at` on that is marked at once; it ends with a whole code point.
std::string_view window_at(std::string_view text, std::size_t at) {
  const std::string_view window = text.substr(at, marked_bytes);
  if (at + window.size() == text.size()) return window;
  std::size_t size = window.size();
  while ((text[at + size] & 0xC0) == 0x80) --size;
  return window.substr(0, size);
}

}  // namespace

/// A set of code points in the two forms that text is looked up in.
struct SetRuns::Set {
  explicit Set(icu::UnicodeSet of) : members(std::move(of)) {
    members.freeze();
    for (unsigned char c = 0; c < 0x80; ++c) {
      if (members.contains(c)) ascii.insert(c);
    }
  }

  /// Completes the marks of a text whose ASCII is marked.
  void mark_others(std::string_view text, ByteMarks& marks) const {
    for (std::size_t at = find_not_ascii(text, 0); at < text.size(); at = find_not_ascii(text, at)) {
      while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) mark_code_point(text, at, marks);
    }
  }

  void mark_code_point(std::string_view text, std::size_t& at, ByteMarks& marks) const {
    const std::size_t begin = at;
    if (!members.contains(next_code_point(text, at))) return;
    for (std::size_t i = begin; i < at; ++i) marks[i / 64] |= std::uint64_t{1} << i % 64;
  }

  icu::UnicodeSet members;
  AsciiSet ascii;
};

SetRuns::SetRuns(std::string_view set, std::int64_t least) : least_(least) {
  auto members = parse_set(set);
  if (!members) throw std::invalid_argument("not a set of code points: " + std::string(set));
  set_ = std::make_shared<Set>(*members);
}

std::optional<SetRuns> SetRuns::of_expression(std::string_view expression) {
  ClassParser parser(expression);
  const auto set = parser.parse_class();
  const auto least = set ? parser.parse_repetition() : std::nullopt;
  if (!least || !parse_set(*set)) return std::nullopt;
  return SetRuns(*set, *least);
}

void SetRuns::append(std::string_view text, Tokens& tokens) const {
  const std::size_t first = tokens.list().size();
  MarkedRuns runs(text, 0, static_cast<std::size_t>(least_), tokens);
  ByteMarks marks;
  bool is_ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view window = window_at(text, at);
    const bool is_plain = mark_bytes(window, set_->ascii, marks);
    if (!is_plain) set_->mark_others(window, marks);
    is_ascii = is_ascii && is_plain;
    runs.add(marks, window.size());
    at += window.size();
  }
  runs.finish();
  if (!is_ascii && least_ > 1) drop_short(tokens.list(), first);
}

/// Drops the runs of enough bytes but too few code points.
void SetRuns::drop_short(std::vector<Token>& list, std::size_t first) const {
  const auto is_short = [this](const Token& token) { return code_points(token.text) < least_; };
  list.erase(std::remove_if(list.begin() + static_cast<std::ptrdiff_t>(first), list.end(), is_short), list.end());
}

}  // namespace topicmill
