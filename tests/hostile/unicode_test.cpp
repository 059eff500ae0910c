// Unicode's own conformance tests over the word tokenizers and normalize(). Where ICU departs from Unicode, the number
// of lines in which it does is asserted, so that a change shows.
#include <gmock/gmock.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "files/encoding/code_points.hpp"
#include "tests/text/published_data.hpp"
#include "tests/text/token_texts.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/tokenizers/icu_words.hpp"
#include "text/tokenizers/word_tokenizer.hpp"

namespace topicmill {
namespace {

/// The lines of a file of the archive that hold data, without their comments.
class UnicodeData : public PublishedData {
 protected:
  std::vector<std::string> data_lines(const std::string& name) const {
    std::vector<std::string> lines;
    for (const auto& [member, content] : members("nasty_unicode_ucd_15.0.0_tests.tar.gz")) {
      if (!member.ends_with("/" + name)) continue;
      std::istringstream in(content);
      for (std::string line; std::getline(in, line);) {
        line.resize(std::min(line.find('#'), line.size()));
        if (line.find_first_not_of(" \t\r") != std::string::npos) lines.push_back(line);
      }
    }
    return lines;
  }
};

/// "0041 0308" as UTF-8.
std::string text_of(const std::string& code_points) {
  std::istringstream in(code_points);
  std::string text;
  for (std::string hexadecimal; in >> hexadecimal;) {
    text += utf8(static_cast<std::uint32_t>(std::stoul(hexadecimal, nullptr, 16)));
  }
  return text;
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

/// A line of WordBreakTest.txt: the text, in the segments that it should have.
std::vector<std::string> segments_of(const std::string& line) {
  std::vector<std::string> segments{""};
  std::istringstream in(line);
  for (std::string part; in >> part;) {
    if (part == "÷") {
      if (!segments.back().empty()) segments.emplace_back();
    } else if (part != "×") {
      segments.back() += text_of(part);
    }
  }
  segments.pop_back();
  return segments;
}

std::string joined(const std::vector<std::string>& segments) {
  std::string text;
  for (const auto& segment : segments) text += segment;
  return text;
}

/// Segments as ICU's break iterator has them, none of our code in between.
std::vector<std::string> icu_segments(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const auto units = icu::UnicodeString::fromUTF8(text);
  words->setText(units);
  std::vector<std::string> segments;
  for (auto from = words->first(), to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
    units.tempSubStringBetween(from, to).toUTF8String(segments.emplace_back());
  }
  return segments;
}

/// A segment is a word where a letter, a digit or kana is in it; ICU counts ideographs as well.
bool is_word(const std::string& segment) {
  for (std::size_t at = 0; at < segment.size();) {
    const auto c = next_code_point(segment, at);
    const auto kind = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
    const bool counts =
        kind == U_WB_ALETTER || kind == U_WB_HEBREW_LETTER || kind == U_WB_NUMERIC || kind == U_WB_KATAKANA;
    if (counts || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
  }
  return false;
}

std::vector<std::string> words_among(std::vector<std::string> segments) {
  std::erase_if(segments, [](const auto& segment) { return !is_word(segment); });
  return segments;
}

std::vector<std::string> icu_words(const std::string& text) {
  IcuWords icu;
  Tokens tokens;
  icu.append(text, 0, text.size(), tokens);
  return texts_of(tokens);
}

TEST_F(UnicodeData, WordBreaksAreThoseOfUnicodeWhereverIcuHasThem) {
  const auto lines = data_lines("WordBreakTest.txt");
  EXPECT_EQ(lines.size(), 1823U);
  WordTokenizer tokenizer;
  int other_breaks = 0;
  int other_words = 0;
  for (const auto& line : lines) {
    const auto segments = segments_of(line);
    const auto text = joined(segments);
    const auto words = tokens_of(tokenizer, text);
    EXPECT_EQ(words, icu_words(text)) << line;
    if (icu_segments(text) != segments) {
      ++other_breaks;
    } else {
      other_words += words != words_among(segments);
    }
  }
  // ICU 72: ':' is no MidLetter. Two underscores are a word, a letter that joins an emoji is none.
  EXPECT_EQ(other_breaks, 15);
  EXPECT_EQ(other_words, 4);
}

/// The columns of NormalizationTest.txt: source, NFC, NFD, NFKC, NFKD.
using Forms = std::vector<std::string>;

std::vector<Forms> forms_of(const std::vector<std::string>& lines) {
  std::vector<Forms> all;
  for (const auto& line : lines) {
    if (line.starts_with('@')) continue;
    auto& forms = all.emplace_back();
    for (const auto& column : split(line, ';')) forms.push_back(text_of(column));
    forms.resize(5);
  }
  return all;
}

/// Each of the columns becomes `expected`, by the function and by the filter.
void expect_form(const Forms& forms, const std::vector<std::size_t>& columns, NormalForm form,
                 const std::string& expected) {
  NormalizeFilter filter(NormalizeOptions{form});
  for (const auto column : columns) {
    ASSERT_EQ(normalize(forms[column], form), expected) << forms[column];
    ASSERT_EQ(filtered(filter, {forms[column]}), std::vector{expected}) << forms[column];
  }
}

TEST_F(UnicodeData, NormalFormsAreThoseOfUnicode) {
  const auto all = forms_of(data_lines("NormalizationTest.txt"));
  EXPECT_EQ(all.size(), 19'074U);
  for (const auto& forms : all) {
    expect_form(forms, {0, 1, 2}, NormalForm::nfc, forms[1]);
    expect_form(forms, {3, 4}, NormalForm::nfc, forms[3]);
    expect_form(forms, {0, 1, 2, 3, 4}, NormalForm::nfkc, forms[3]);
  }
}

TEST_F(UnicodeData, CodePointsThatTheFileDoesNotListNormalizeToThemselves) {
  std::set<std::string> listed;
  for (const auto& forms : forms_of(data_lines("NormalizationTest.txt"))) listed.insert(forms[0]);
  for (std::uint32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const auto text = utf8(c);
    if (listed.contains(text)) continue;
    ASSERT_EQ(normalize(text, NormalForm::nfc), text) << std::hex << c;
    ASSERT_EQ(normalize(text, NormalForm::nfkc), text) << std::hex << c;
  }
}

TEST_F(UnicodeData, NfkcCasefoldMakesCharactersEqualToTheirFoldings) {
  int tested = 0;
  for (const auto& line : data_lines("CaseFolding.txt")) {
    const auto columns = split(line, ';');  // code; status; mapping
    if (columns.at(1) != " C" && columns.at(1) != " F") continue;
    const auto form = NormalForm::nfkc_casefold;
    EXPECT_EQ(normalize(text_of(columns[0]), form), normalize(text_of(columns.at(2)), form)) << line;
    ++tested;
  }
  EXPECT_EQ(tested, 1'530);
}

}  // namespace
}  // namespace topicmill
