#include "text/tokenizers/icu_words.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/error.hpp"

namespace topicmill {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw InputError(std::string("ICU cannot break words: ") + u_errorName(status));
}

std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  require(status);
  return words;
}

}  // namespace

struct IcuWords::State {
  explicit State(std::unique_ptr<icu::BreakIterator> made) : words(std::move(made)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { utext_close(&source); }

  std::unique_ptr<icu::BreakIterator> words;
  UText source = UTEXT_INITIALIZER;
};

IcuWords::IcuWords() : state_(std::make_unique<State>(make_iterator())) {}

IcuWords::IcuWords(const IcuWords& other)
    : state_(std::make_unique<State>(std::unique_ptr<icu::BreakIterator>(other.state_->words->clone()))) {}

IcuWords::~IcuWords() = default;

void IcuWords::append(std::string_view text, std::size_t begin, std::size_t end, Tokens& tokens) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&state_->source, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  state_->words->setText(&state_->source, status);
  require(status);
  auto& words = *state_->words;
  auto from = static_cast<std::size_t>(words.first());
  for (std::int32_t next = words.next(); next != icu::BreakIterator::DONE; next = words.next()) {
    const auto to = static_cast<std::size_t>(next);
    if (words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      const auto place = static_cast<std::uint32_t>(begin + from);
      tokens.list().push_back({text.substr(begin + from, to - from), place, static_cast<std::uint32_t>(begin + to)});
    }
    from = to;
  }
}

}  // namespace topicmill
