#include "text/filters/normalize_filter.hpp"

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/error.hpp"
#include "text/ascii_block.hpp"
#include "text/ascii_kernels.hpp"

namespace topicmill {
namespace {

/// Writes a term in lower case, eight bytes at a time and at least eight; false where it is not ASCII.
bool lower_short_ascii(std::string_view term, char* to) {
  std::uint64_t seen = 0;
  const auto put = [&](std::uint64_t block, std::size_t at) {
    const std::uint64_t lower = ascii_block::lower(block);
    std::memcpy(to + at, &lower, sizeof lower);
    seen |= block;
  };
  if (term.size() < 8) {
    put(ascii_block::load_short(term), 0);
  } else {
    for (std::size_t at = 0; at + 8 < term.size(); at += 8) put(ascii_block::load(term.data() + at), at);
    put(ascii_block::load(term.data() + term.size() - 8), term.size() - 8);  // overlaps the block before
  }
  return ascii_block::is_ascii(seen);
}

/// Puts an ASCII term in lower case into the arena; false where it is not ASCII.
bool lower_ascii_term(std::string_view& term, Tokens& tokens) {
  if (term.empty()) return true;
  const std::size_t room = std::max<std::size_t>(term.size(), 8);
  char* const place = tokens.allocate(room);
  tokens.shrink_last(room - term.size());
  if (!lower_short_ascii(term, place)) return false;
  term = {place, term.size()};
  return true;
}

bool is_within(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

/// Where the whole document is ASCII and its tokens are as they were cut, one pass over the document lowers them all.
bool lower_source(Tokens& tokens) {
  const std::string_view source = tokens.source();
  const auto is_as_cut = [&](const Token& token) { return is_within(token.text, source); };
  auto& list = tokens.list();
  if (!std::all_of(list.begin(), list.end(), is_as_cut)) return false;
  char* const lowered = tokens.allocate(source.size());
  if (!lower_ascii(source, lowered)) {
    tokens.shrink_last(source.size());
    return false;
  }
  for (auto& token : list) token.text = {lowered + (token.text.data() - source.data()), token.text.size()};
  return true;
}

bool is_ascii(std::string_view term) {
  return std::all_of(term.begin(), term.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2* normalizer(NormalForm form, UErrorCode& status) {
  switch (form) {
    case NormalForm::nfc:
      return icu::Normalizer2::getNFCInstance(status);
    case NormalForm::nfkc:
      return icu::Normalizer2::getNFKCInstance(status);
    default:
      return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }
}

/// True where ICU would leave the term as it is, which it sees at less cost: so it is with most words of Han and kana.
bool is_normal(std::string_view term, NormalForm form) {
  if (form == NormalForm::lowercase) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto* const unicode = normalizer(form, status);
  const icu::StringPiece source(term.data(), static_cast<std::int32_t>(term.size()));
  return unicode && unicode->isNormalizedUTF8(source, status) && U_SUCCESS(status);
}

/// `term` by ICU, into `result`.
void transform(std::string_view term, NormalForm form, std::string& result) {
  result.clear();
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(term.size()));
  const icu::StringPiece source(term.data(), static_cast<std::int32_t>(term.size()));
  if (form == NormalForm::lowercase) {
    icu::CaseMap::utf8ToLower("", 0, source, sink, nullptr, status);
  } else if (const auto* unicode = normalizer(form, status)) {
    unicode->normalizeUTF8(0, source, sink, nullptr, status);
  }
  if (U_FAILURE(status)) throw InputError(std::string("ICU cannot normalize: ") + u_errorName(status));
}

}  // namespace

void NormalizeFilter::apply(Tokens& tokens) {
  const bool changes_case = form_ == NormalForm::nfkc_casefold || form_ == NormalForm::lowercase;
  if (changes_case && lower_source(tokens)) return;
  for (auto& token : tokens.list()) {
    if (changes_case ? lower_ascii_term(token.text, tokens) : is_ascii(token.text)) continue;
    if (is_normal(token.text, form_)) continue;
    transform(token.text, form_, result_);
    if (result_ != token.text) token.text = tokens.store(result_);
  }
  std::erase_if(tokens.list(), [](const Token& token) { return token.text.empty(); });
}

std::string normalize(std::string_view text, NormalForm form) {
  std::string result;
  transform(text, form, result);
  return result;
}

}  // namespace topicmill
