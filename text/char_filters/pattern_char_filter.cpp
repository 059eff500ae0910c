#include "text/char_filters/pattern_char_filter.hpp"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/utext.h>

#include "base/error.hpp"
#include "text/char_filters/replacement.hpp"
#include "text/tokenizers/regex_matches.hpp"
#include "text/tokens/filtered_text.hpp"

namespace topicmill {
namespace {

/// In steps of ICU's engine, which it calls about a millisecond each: the same on every machine, so that a document
/// never passes here and fails there.
constexpr std::int32_t most_steps_a_match = 2000;

std::string problem_of(const PatternFilterOptions& options) {
  if (options.pattern.empty()) return "the pattern is empty";
  return RegexMatches::problem(options.pattern);
}

}  // namespace

struct PatternCharFilter::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
  std::vector<ReplacementPart> replacement;
};

struct PatternCharFilter::Matcher {
  explicit Matcher(const icu::RegexPattern& pattern) {
    regex.reset(pattern.matcher(status));
    if (U_SUCCESS(status)) regex->setTimeLimit(most_steps_a_match, status);
    if (U_FAILURE(status)) throw UsageError(fmt::format("ICU makes no matcher: {}", u_errorName(status)));
  }
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  ~Matcher() { utext_close(&source); }

  void start(std::string_view text) {
    utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
    regex->reset(&source);
  }

  bool find() { return regex->find(status) && U_SUCCESS(status); }
  /// Of the match at hand; a group that took no part is empty, at -1.
  std::int64_t begin(int group = 0) { return regex->start64(group, status); }
  std::int64_t end(int group = 0) { return regex->end64(group, status); }

  std::unique_ptr<icu::RegexMatcher> regex;
  UText source = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
};

namespace {

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view literal;  ///< empty for a group, which is a piece of the source
};

/// False where the groups are not in the order of the source: then the match is replaced as a whole.
bool is_in_order(const std::vector<Piece>& pieces) {
  std::size_t at = 0;
  for (const auto& piece : pieces) {
    if (!piece.literal.empty()) continue;
    if (piece.begin < at) return false;
    at = piece.end;
  }
  return true;
}

void write_whole(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin, std::size_t end,
                 FilteredText& out) {
  std::string joined;
  for (const auto& piece : pieces) {
    joined += piece.literal.empty() ? text.substr(piece.begin, piece.end - piece.begin) : piece.literal;
  }
  out.replace(begin, end, joined);
}

/// Groups are kept where they stand; a literal stands for what lies between the groups around it.
void write_pieces(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end, FilteredText& out) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].literal.empty()) {
      out.keep(pieces[i].begin, pieces[i].end);
      begin = pieces[i].end;
    } else {
      const std::size_t next = i + 1 < pieces.size() ? pieces[i + 1].begin : end;
      out.replace(begin, next, pieces[i].literal);
      begin = next;
    }
  }
}

}  // namespace

void PatternFilterOptions::check(const Value& value, Reading& reading) const {
  if (const auto problem = problem_of(*this); !problem.empty()) {
    const auto message = fmt::format("'{}' does not compile: {}", reading.path(), problem);
    return reading.fail(value.place_of("pattern"), message, "give a regular expression in ICU's syntax");
  }
  try {
    PatternCharFilter compiled(*this);
  } catch (const UsageError& error) {
    reading.fail(value.place_of("replacement"), error.what(), "write \\$ for a dollar that is none");
  }
}

PatternCharFilter::PatternCharFilter(const PatternFilterOptions& options) {
  if (const auto problem = problem_of(options); !problem.empty()) {
    throw UsageError(fmt::format("the pattern '{}' does not compile: {}", options.pattern, problem));
  }
  auto compiled = std::make_shared<Compiled>();
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  compiled->pattern.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(options.pattern), place, status));
  matcher_ = std::make_unique<Matcher>(*compiled->pattern);
  compiled->replacement = parse_replacement(options.replacement, matcher_->regex->groupCount());
  compiled_ = std::move(compiled);
}

PatternCharFilter::PatternCharFilter(std::shared_ptr<const Compiled> compiled)
    : compiled_(std::move(compiled)), matcher_(std::make_unique<Matcher>(*compiled_->pattern)) {}

PatternCharFilter::~PatternCharFilter() = default;

std::unique_ptr<CharFilter> PatternCharFilter::clone() const {
  return std::unique_ptr<CharFilter>(new PatternCharFilter(compiled_));
}

bool PatternCharFilter::apply(std::string_view text, FilteredText& out) {
  matcher_->start(text);
  out.start(text);
  std::size_t kept = 0;
  bool changed = false;
  while (matcher_->find()) {
    const auto begin = static_cast<std::size_t>(matcher_->begin());
    const auto end = static_cast<std::size_t>(matcher_->end());
    if (begin == end) continue;
    out.keep(kept, begin);
    write_replacement(text, begin, end, out);
    kept = end;
    changed = true;
  }
  if (const auto status = std::exchange(matcher_->status, U_ZERO_ERROR); U_FAILURE(status)) {
    throw UsageError(
        fmt::format("text.char_filters.pattern gave up on a document of {} bytes ({}); write an "
                    "expression that backtracks less",
                    text.size(), u_errorName(status)));
  }
  if (changed) out.keep(kept, text.size());
  return changed;
}

void PatternCharFilter::write_replacement(std::string_view text, std::size_t begin, std::size_t end,
                                          FilteredText& out) {
  std::vector<Piece> pieces;
  for (const auto& part : compiled_->replacement) {
    if (!part.group) {
      pieces.push_back({0, 0, part.text});
    } else if (const auto group_begin = matcher_->begin(*part.group), group_end = matcher_->end(*part.group);
               group_begin < group_end) {
      pieces.push_back({static_cast<std::size_t>(group_begin), static_cast<std::size_t>(group_end), {}});
    }
  }
  if (is_in_order(pieces)) {
    write_pieces(pieces, begin, end, out);
  } else {
    write_whole(text, pieces, begin, end, out);
  }
}

}  // namespace topicmill
