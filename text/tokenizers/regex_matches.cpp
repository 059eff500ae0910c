#include "text/tokenizers/regex_matches.hpp"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/utext.h>

#include "base/error.hpp"

namespace topicmill {
namespace {

std::unique_ptr<icu::RegexPattern> compile(const std::string& expression, UParseError& place, UErrorCode& status) {
  const auto source = icu::UnicodeString::fromUTF8(expression);
  return std::unique_ptr<icu::RegexPattern>(icu::RegexPattern::compile(source, place, status));
}

std::string describe(const UParseError& place, UErrorCode status) {
  return fmt::format("{} at character {}", u_errorName(status), place.offset);
}

}  // namespace

struct RegexMatches::State {
  explicit State(std::shared_ptr<const icu::RegexPattern> compiled) : pattern(std::move(compiled)) {
    UErrorCode status = U_ZERO_ERROR;
    matcher.reset(pattern->matcher(status));
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { utext_close(&source); }

  std::shared_ptr<const icu::RegexPattern> pattern;
  std::unique_ptr<icu::RegexMatcher> matcher;
  UText source = UTEXT_INITIALIZER;
};

RegexMatches::RegexMatches(const std::string& expression) {
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  auto pattern = compile(expression, place, status);
  if (U_FAILURE(status)) {
    throw UsageError(fmt::format("the pattern '{}' does not compile: {}", expression, describe(place, status)));
  }
  state_ = std::make_unique<State>(std::move(pattern));
}

RegexMatches::RegexMatches(const RegexMatches& other) : state_(std::make_unique<State>(other.state_->pattern)) {}

RegexMatches::~RegexMatches() = default;

std::string RegexMatches::problem(const std::string& expression) {
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  compile(expression, place, status);
  return U_FAILURE(status) ? describe(place, status) : "";
}

void RegexMatches::append(std::string_view text, Tokens& tokens) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&state_->source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  auto& matcher = *state_->matcher;
  matcher.reset(&state_->source);
  while (matcher.find(status)) {
    const auto begin = static_cast<std::uint32_t>(matcher.start64(status));
    const auto end = static_cast<std::uint32_t>(matcher.end64(status));
    if (begin != end) tokens.list().push_back({text.substr(begin, end - begin), begin, end});
  }
  if (U_FAILURE(status)) {
    throw UsageError(
        fmt::format("text.tokenizer.pattern gave up on a document of {} bytes ({}); write an expression "
                    "that backtracks less",
                    text.size(), u_errorName(status)));
  }
}

}  // namespace topicmill
