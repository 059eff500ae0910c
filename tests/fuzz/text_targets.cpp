// Archives, encodings and tokenizers. Where there are two ways to one result, both must come to it.
#include "base/error.hpp"
#include "files/compression/archive.hpp"
#include "files/encoding/converter.hpp"
#include "files/encoding/decoder.hpp"
#include "files/encoding/encoding.hpp"
#include "tests/fuzz/memory_file.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/text/token_texts.hpp"
#include "tests/text/tokenizers/word_comparison.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/tokenizers/regex_matches.hpp"
#include "text/tokenizers/set_runs.hpp"

namespace topicmill {
namespace {

std::string_view valid_part(std::string_view bytes) {
  return bytes.substr(0, find_invalid_utf8(bytes).value_or(bytes.size()));
}

void unpack(std::string_view bytes) {
  const MemoryFile file(bytes);
  InputLimits limits;
  limits.unpacked_gb = 0.01;
  limits.unpacking_mb = 64;
  try {
    Archive archive(file.path(), limits);
    std::string buffer(1 << 16, '\0');
    while (archive.next_member()) {
      require(!find_invalid_utf8(archive.member()), "the name of a member is not UTF-8");
      while (archive.read(buffer.data(), buffer.size()) > 0) {
      }
    }
    archive.finish();
    require(archive.bytes() == static_cast<std::int64_t>(bytes.size()), "not all bytes were hashed");
  } catch (const InputError&) {
  }
}

std::string decode_in_pieces(std::string_view bytes, const std::string& encoding, std::size_t piece) {
  Decoder decoder(encoding);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += piece) decoder.decode(bytes.substr(at, piece), false, text);
  decoder.decode({}, true, text);
  return text;
}

void decode(std::string_view bytes) {
  const auto encoding = decide_encoding(bytes, true, "auto");
  require(encoding_problem(encoding).empty(), "an encoding was detected that is none: " + encoding);
  require(decode_in_pieces(bytes, encoding, 1) == decode_in_pieces(bytes, encoding, 7), "pieces matter: " + encoding);
  try {
    require(!find_invalid_utf8(decode_document(bytes, "auto")), "a document is not UTF-8");
  } catch (const InputError&) {
  }
}

void cut_words(std::string_view bytes) {
  static WordComparison comparison;
  require(comparison.difference(valid_part(bytes)).empty(), comparison.difference(valid_part(bytes)));
}

/// The first line is the expression, the rest the text.
void match(std::string_view bytes) {
  const auto text = valid_part(bytes);
  const std::string expression(text.substr(0, text.find('\n')));
  const auto runs = SetRuns::of_expression(expression);
  if (!RegexMatches::problem(expression).empty()) return require(!runs, "a wrong expression has runs");
  Tokens by_regex;
  try {
    RegexMatches(expression).append(text, by_regex);
  } catch (const UsageError&) {
    return;
  }
  if (!runs) return;
  Tokens by_set;
  runs->append(text, by_set);
  require(texts_of(by_set) == texts_of(by_regex), "the runs of a set are not its matches");
}

void normalize_terms(std::string_view bytes) {
  const auto term = valid_part(bytes);
  for (const auto form : {NormalForm::nfc, NormalForm::nfkc, NormalForm::nfkc_casefold, NormalForm::lowercase}) {
    NormalizeFilter filter(NormalizeOptions{form});
    const auto found = filtered(filter, {std::string(term)});
    require((found.empty() ? "" : found[0]) == normalize(term, form), "the filter is not ICU");
  }
}

}  // namespace

std::vector<FuzzTarget> text_targets() {
  return {{"archive", unpack},
          {"encoding", decode},
          {"words", cut_words},
          {"pattern", match},
          {"normalize", normalize_terms}};
}

}  // namespace topicmill
