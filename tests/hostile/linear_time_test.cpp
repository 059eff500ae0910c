// Hostile documents cost no more a byte than small ones: time is compared with itself on ten times the input. What
// grows with the square takes a hundred times as long; the limit is far from both.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "files/encoding/encoding.hpp"
#include "files/row_scanner.hpp"
#include "text/analyzer/analyzer.hpp"
#include "text/analyzer/char_filter_chain.hpp"
#include "text/duplicates/shingles.hpp"
#include "text/mail/mail_body.hpp"
#include "text/mail/mail_headers.hpp"
#include "text/mail/transfer_encoding.hpp"
#include "text/readers/json/json_scanner.hpp"
#include "text/readers/xml/xml_references.hpp"
#include "text/readers/xml/xml_tags.hpp"

namespace topicmill {
namespace {

constexpr std::size_t small_text = 100'000;
constexpr std::size_t small_document = 20'000;  ///< for what does much with every byte

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

using Work = std::function<void(const std::string&)>;

/// Of the processor. The shorter of two runs: the other one may have been disturbed.
double seconds(const Work& work, const std::string& text) {
  double best = 1e9;
  for (int i = 0; i < 2; ++i) {
    const std::clock_t begin = std::clock();
    work(text);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    if (best > 1) break;
  }
  return best;
}

/// Ten times as many pieces, with `before` before and `behind` behind them, take less than 40 times as long, or next to
/// nothing.
void expect_linear(const std::string& what, const Work& work, std::string_view piece, std::string_view before = {},
                   std::string_view behind = {}, std::size_t small_bytes = small_text) {
  constexpr double next_to_nothing = 0.2;
  const auto text_of = [&](std::size_t bytes) {
    return std::string(before) + repeated(piece, bytes) + std::string(behind);
  };
  const double large = seconds(work, text_of(10 * small_bytes));
  if (large < next_to_nothing) return;
  EXPECT_LT(large, 40 * seconds(work, text_of(small_bytes))) << what << " on " << piece << ": " << large << " s";
}

Registry registry() { return Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters()); }

Work analysis(const std::function<void(TextOptions&)>& change) {
  TextOptions options;
  change(options);
  const auto analyzer = std::make_shared<Analyzer>(options, registry());
  return [analyzer](const std::string& text) {
    Tokens tokens;
    analyzer->analyze(text, tokens);
  };
}

const std::vector<std::string_view> words{"\u0301",  "\u0301\u0316",
                                          "\u0345",  "ΑΣ\u0301",
                                          "I\u0307", "ｶﾞ",
                                          "ﷺ",       "\u1161",
                                          "ภาษาไทย", "ก",
                                          "東京都",  "カ",
                                          "あ",      "😀",
                                          "👩\u200D", "🇩",
                                          "א\"",     "'",
                                          "a.",      "a'",
                                          "a@",      "@",
                                          "1,",      "_",
                                          "\u200D",  "한",
                                          "a\u0301", "ΆΣ.",
                                          "½",       "1\u202F",
                                          "ไทยA",    "#",
                                          "a",       "e",
                                          "‘"};

TEST(LinearTime, AnalyzersOfEveryKind) {
  const std::map<std::string, std::function<void(TextOptions&)>> changes{
      {"default", [](TextOptions&) {}},
      {"no char filter", [](TextOptions& options) { options.char_filters.clear(); }},
      {"lowercase",
       [](TextOptions& options) {
         options.filters = {{"normalize", Value::scalar("lowercase")}};
       }},
      {"turkish", [](TextOptions& options) { options.language = "tr"; }},
      {"auto", [](TextOptions& options) { options.language = "auto"; }},
      {"nfc",
       [](TextOptions& options) {
         options.filters = {{"normalize", Value::scalar("nfc")}, {"marks", {}}};
       }},
      {"whitespace",
       [](TextOptions& options) {
         options.tokenizer = {"whitespace", {}};
         options.filters = {{"normalize", {}}, {"marks", {}}, {"elision", Value::scalar("fr")}};
       }},
      {"keep", [](TextOptions& options) {
         const auto entries = Value::list({Value::scalar("C++"), Value::quoted_text("#*"), Value::quoted_text("*&*")});
         options.tokenizer = {"word", Value::map({{"keep", {}, entries}})};
       }}};
  for (const auto& [name, change] : changes) {
    const auto work = analysis(change);
    for (const auto word : words) expect_linear(name, work, word, "te", "st", small_document);
  }
}

TEST(LinearTime, StemmersOfVeryLongWords) {
  for (const auto* language : {"en", "de", "fr", "ru", "ar", "tr", "fi", "hu", "el", "ta", "hi", "ga"}) {
    const auto work = analysis([&](TextOptions& options) {
      options.tokenizer = {"whitespace", {}};
      options.filters = {{"stem", Value::scalar(language)}};
    });
    for (const auto* piece : {"a", "ab", "ing", "y", "e", "lar", "о", "ا", "α"})
      expect_linear(language, work, piece, "", "", small_document);
  }
}

TEST(LinearTime, NgramsAndPatterns) {
  const auto ngrams = analysis([](TextOptions& options) {
    options.filters = {{"normalize", {}}, {"ngrams", Value::list({Value::scalar("1"), Value::scalar("3")})}};
  });
  expect_linear("ngrams", ngrams, "word ");
  const auto pattern = analysis([](TextOptions& options) {
    options.tokenizer = {"pattern", Value::scalar(R"(\b\w+(?:-\w+)*\b)")};
  });
  expect_linear("pattern", pattern, "a-a ");
}

TEST(LinearTime, CharFilters) {
  const std::vector<std::string_view> pieces{"<",
                                             "<a",
                                             "<a ",
                                             "<a b=\"",
                                             "<!--",
                                             "<!--x--!>",
                                             "<!-- -->",
                                             "<title>",
                                             "<title>a</title>",
                                             "&",
                                             "&a",
                                             "&amp;",
                                             "</",
                                             "</x",
                                             "<script>",
                                             "<script><!--<script>",
                                             "<svg><![CDATA[",
                                             "]]>",
                                             "http://",
                                             "www.",
                                             "www.a",
                                             "a.",
                                             "a@",
                                             "@a.",
                                             "@a.b",
                                             "(",
                                             "x.com/",
                                             "-",
                                             "\n> ",
                                             "\n-- \n",
                                             "\n\n",
                                             "a:\n",
                                             "-----BEGIN PGP \n",
                                             "-----BEGIN PGP SIGNED\n",
                                             "In article <\n",
                                             "--!>"};
  for (const auto& name : builtin_char_filters().names()) {
    if (name == "pattern") continue;
    CharFilterChain chain;
    chain.add(name, registry().make(Choice<CharFilter>{name, {}}));
    for (const auto piece : pieces) {
      expect_linear(
          name, [&](const std::string& text) { chain.apply(text); }, piece);
    }
  }
}

TEST(LinearTime, Mail) {
  const auto read = [](const std::string& text) { read_mail_body(split_entity(text), std::nullopt); };
  const std::string alternative = "Content-Type: multipart/alternative; boundary=b\n\n";
  const std::string mixed = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (const std::string_view piece :
       {"--b\n\n \n", "--b\n", "--", "--b\nContent-Type: text/html\n\n<\n", "a:b\n", " x\n"}) {
    expect_linear("alternative", read, piece, alternative);
    expect_linear("mixed", read, piece, mixed);
    expect_linear("header", read, piece);
  }
  const auto header = [](const std::string& text) { decode_header(text, std::nullopt); };
  for (const auto* piece : {"=?", "=?utf-8?q?a?= ", "=?utf-8?q?", " ", "?="}) expect_linear("header", header, piece);
  const auto parameters = [](const std::string& text) { parse_parameters(text); };
  for (const auto* piece : {";a=b", ";a*1=b", ";", "=", "\"", "\\", "a*=b'"})
    expect_linear("parameters", parameters, piece);
  const auto quoted = [](const std::string& text) { decode_quoted_printable(text); };
  for (const auto* piece : {"=", "= ", "=\r", " ", "=4"}) expect_linear("quoted-printable", quoted, piece);
}

TEST(LinearTime, Scanners) {
  const auto rows = [](const std::string& text) { RowScanner(Dialect{",", '"'}).find_end(text); };
  for (const auto* piece : {"\"", "\"\"", "a\"", ",\"", "\",\"", "\"\n", "a\"b"}) expect_linear("rows", rows, piece);
  const auto json = [](const std::string& text) { JsonValueScanner().find_end(text, true); };
  for (const auto* piece : {"{", "[\"", "\\", "\"\\", "{\"a\":"}) expect_linear("json", json, piece);
  const auto xml = [](const std::string& text) {
    XmlTagScanner scanner;
    while (scanner.next(text, true)) continue;
  };
  for (const auto* piece : {"<", "<a", "<a b=\"", "<!", "<!--", "<![CDATA[", "<?", "<!D[", "]", "</a>", "<a x='>"}) {
    expect_linear("xml", xml, piece);
  }
  const auto references = [](const std::string& text) {
    std::string decoded;
    append_decoded(text, decoded);
  };
  for (const auto* piece : {"&", "&#", "&#x1", "&amp", "&amp;"}) expect_linear("references", references, piece);
}

TEST(LinearTime, Encodings) {
  const auto decode = [](const std::string& text) {
    try {
      decode_document(text, "auto");
    } catch (const InputError&) {
      return;
    }
  };
  for (const auto* piece : {"\xFF", "\xE2\x82", "a\xE9", "\x1B$B", "<meta ", "<?xml ", "é\xFF"}) {
    expect_linear("decode", decode, piece);
  }
}

TEST(LinearTime, Shingles) {
  const auto work = [](const std::string& text) {
    Tokens tokens;
    for (std::size_t at = 0; at + 2 <= text.size(); at += 2)
      tokens.list().push_back({std::string_view(text).substr(at, 2), 0, 0});
    shingles(tokens.list(), 5);
    tokens.list() = {{text, 0, 0}};
    shingles(tokens.list(), 5);
  };
  expect_linear("shingles", work, "ab");
}

}  // namespace
}  // namespace topicmill
