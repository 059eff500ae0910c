#include "text/filters/normalize_filter.hpp"

#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_block.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "files/encoding/code_points.hpp"
#include "text/tokens/apostrophes.hpp"
#include "text/tokens/icu_normalizers.hpp"

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

const icu::Normalizer2& normalizer(NormalForm form) {
  static const icu::Normalizer2& nfc = icu_normalizer(icu::Normalizer2::getNFCInstance);
  static const icu::Normalizer2& nfkc = icu_normalizer(icu::Normalizer2::getNFKCInstance);
  static const icu::Normalizer2& nfkc_casefold = icu_normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  return form == NormalForm::nfc ? nfc : form == NormalForm::nfkc ? nfkc : nfkc_casefold;
}

/// Most marks in a row that are brought into order with one another. UAX #15 has it for streams: more do not occur in
/// any language, and to order a run of n of them takes the square of it.
constexpr int longest_marks = 30;

/// The end of what is normalized at once: of the term, or behind as many marks in a row as there may be.
std::size_t end_of_part(std::string_view term, std::size_t begin) {
  if (term.size() - begin <= longest_marks) return term.size();
  std::size_t at = begin;
  for (int marks = 0; at < term.size() && marks < longest_marks;) {
    marks = u_getCombiningClass(next_code_point(term, at)) == 0 ? 0 : marks + 1;
  }
  return at;
}

/// True where ICU would leave the term as it is, which it sees at less cost: so it is with most words of Han and kana.
bool is_normal(std::string_view term, NormalForm form) {
  if (form == NormalForm::lowercase || end_of_part(term, 0) < term.size()) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece source(term.data(), static_cast<std::int32_t>(term.size()));
  return normalizer(form).isNormalizedUTF8(source, status) && U_SUCCESS(status);
}

/// `term` in lower case by the rules of a language, into `result`.
void lower(std::string_view term, const char* language, std::string& result, UErrorCode& status) {
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(term.size()));
  const icu::StringPiece source(term.data(), static_cast<std::int32_t>(term.size()));
  icu::CaseMap::utf8ToLower(language, 0, source, sink, nullptr, status);
}

/// `term` in Unicode's form, into `result`.
void transform_by_unicode(std::string_view term, NormalForm form, std::string& result) {
  result.clear();
  UErrorCode status = U_ZERO_ERROR;
  if (form == NormalForm::lowercase) {
    lower(term, "", result, status);
  } else {
    const auto& unicode = normalizer(form);
    icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(term.size()));
    for (std::size_t begin = 0, end = 0; begin < term.size(); begin = end) {
      end = end_of_part(term, begin);
      const icu::StringPiece part(term.data() + begin, static_cast<std::int32_t>(end - begin));
      unicode.normalizeUTF8(0, part, sink, nullptr, status);
    }
  }
  require_normalized(status);
}

/// Replaces the apostrophes of print and drops blanks, which NFKC makes of characters such as ﷺ: a term is one word.
void unify(std::string& term) {
  std::string unified;
  for (std::size_t begin = 0, at = 0; at < term.size(); begin = at) {
    const std::int32_t c = next_code_point(term, at);
    if (is_apostrophe(c)) {
      unified += '\'';
    } else if (!u_isUWhiteSpace(c)) {
      unified.append(term, begin, at - begin);
    }
  }
  term = std::move(unified);
}

constexpr std::string_view sigma = "σ";
constexpr std::string_view final_sigma = "ς";

/// Writes a Greek word's last σ, for which case folding has taken ς, as readers do.
void end_in_final_sigma(std::string& term) {
  if (!term.ends_with(sigma) || term.size() == sigma.size()) return;
  std::size_t before = term.size() - sigma.size();
  while (--before > 0 && (term[before] & 0xC0) == 0x80) continue;
  if (u_isalpha(next_code_point(term, before))) term.replace(term.size() - sigma.size(), sigma.size(), final_sigma);
}

/// ‘ ’ ‛ or ʼ in UTF-8; every other apostrophe is not normal.
bool has_typographic_apostrophe(std::string_view term) {
  for (std::size_t at = term.find("\xE2\x80"); at < term.size(); at = term.find("\xE2\x80", at + 1)) {
    if (is_apostrophe(next_code_point(term, at))) return true;
  }
  return term.find("ʼ") != std::string_view::npos;
}

/// `term` in that form, into `result`.
void transform(std::string_view term, NormalForm form, std::string& result) {
  const auto has_blank = [](std::string_view text) { return text.find(' ') != std::string_view::npos; };
  transform_by_unicode(term, form, result);
  if (form != NormalForm::nfkc_casefold) return;
  if (has_typographic_apostrophe(result) || (has_blank(result) && !has_blank(term))) unify(result);
  end_in_final_sigma(result);
}

/// True where transform() would leave the term as it is, for sure.
bool stays(std::string_view term, NormalForm form) {
  if (!is_normal(term, form)) return false;
  return form != NormalForm::nfkc_casefold || !(has_typographic_apostrophe(term) || term.ends_with(sigma));
}

/// True where I is the capital of ı, and İ that of i.
bool is_turkic(LanguageCode language) { return language.text() == "tr" || language.text() == "az"; }

bool changes_case(NormalForm form) { return form == NormalForm::nfkc_casefold || form == NormalForm::lowercase; }

}  // namespace

void NormalizeFilter::apply(Tokens& tokens) {
  const bool folds = changes_case(form_);
  const bool turkic = goes_by(tokens.language());
  if (folds && !turkic && lower_source(tokens)) return;
  for (auto& token : tokens.list()) {
    if (turkic) lower_turkic(token.text, tokens);
    if (folds ? lower_ascii_term(token.text, tokens) : is_ascii(token.text)) continue;
    if (stays(token.text, form_)) continue;
    transform(token.text, form_, result_);
    if (result_ != token.text) token.text = tokens.store(result_);
  }
  std::erase_if(tokens.list(), [](const Token& token) { return token.text.empty(); });
}

bool NormalizeFilter::goes_by(LanguageCode language) const { return changes_case(form_) && is_turkic(language); }

/// I as ı and İ as i, where the term has either.
void NormalizeFilter::lower_turkic(std::string_view& term, Tokens& tokens) {
  if (term.find('I') == std::string_view::npos && term.find("İ") == std::string_view::npos) return;
  result_.clear();
  UErrorCode status = U_ZERO_ERROR;
  lower(term, "tr", result_, status);
  require_normalized(status);
  term = tokens.store(result_);
}

std::string normalize(std::string_view text, NormalForm form) {
  std::string result;
  transform(text, form, result);
  return result;
}

}  // namespace topicmill
