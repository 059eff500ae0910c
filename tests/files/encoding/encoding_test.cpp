// Encodings: marks, detection, decoding in pieces, and what is said of bytes that fit none.
#include "files/encoding/encoding.hpp"
#include "files/encoding/converter.hpp"
#include "files/encoding/decoder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

const std::string latin1 =
    "Les \xE9l\xE8ves ont \xE9t\xE9 tr\xE8s int\xE9ress\xE9s par la le\xE7on de fran\xE7"
    "ais.";
const std::string french = "Les élèves ont été très intéressés par la leçon de français.";

std::string encode(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(4 * text.size(), '\0');
  const auto size = ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), text.data(),
                                 static_cast<std::int32_t>(text.size()), &status);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

std::string decode_in_pieces(const std::string& bytes, const std::string& encoding, std::size_t piece) {
  Decoder decoder(encoding);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += piece) decoder.decode(bytes.substr(at, piece), false, text);
  decoder.decode({}, true, text);
  return text;
}

TEST(Encoding, MarksTellAndAreStripped) {
  EXPECT_EQ(decode_document("\xEF\xBB\xBFsié", "auto"), "sié");
  EXPECT_EQ(decode_document("\xFF\xFE"
                            "a\0\xAC\x20"s,
                            "auto"),
            "a€");
  EXPECT_EQ(decode_document("\xFE\xFF\0a\x20\xAC"s, "windows-1252"), "a€");
  EXPECT_EQ(decode_document("\xFF\xFE\0\0a\0\0\0"s, "auto"), "a");
}

TEST(Encoding, Utf16WithoutMarkIsDetected) {
  std::string wide;
  for (const char letter : "some plain text, wide"s) (wide += letter) += '\0';
  EXPECT_EQ(decode_document(wide, "auto"), "some plain text, wide");
}

TEST(Encoding, BytesThatAreNotUtf8AreDetected) {
  EXPECT_EQ(decode_document(latin1, "auto"), french);
  EXPECT_EQ(decode_document("caf\xE9", "auto"), "café");
  const std::string japanese = "これは日本語の文章です。文字の並びから符号化方式を当てます。";
  EXPECT_EQ(decode_document(encode(japanese, "Shift_JIS"), "auto"), japanese);
  EXPECT_EQ(decode_document(encode(japanese, "EUC-JP"), "auto"), japanese);
}

TEST(Encoding, TellingBytesFarBehindAreFound) {
  EXPECT_EQ(decode_document(std::string(100'000, ' ') + latin1, "auto"), std::string(100'000, ' ') + french);
}

TEST(Encoding, OneBadByteInUtf8IsNamed) {
  const std::string text = "déjà vu: caf\xE9";
  EXPECT_EQ(message_of([&] { decode_document(text, "auto"); }),
            "invalid UTF-8 at byte 15 (0xE9); name the encoding in input.encoding");
  EXPECT_EQ(message_of([&] { decode_document("\xC3\xA9\xED\xA0\x80", "UTF-8"); }),
            "invalid UTF-8 at byte 3 (0xED); name the encoding in input.encoding");
}

TEST(Encoding, NamedEncodingIsKeptAndChecked) {
  EXPECT_EQ(decode_document("\x80", "windows-1252"), "€");
  EXPECT_EQ(decode_document("caf\xC3\xA9", "latin1"), "cafÃ©");
  EXPECT_EQ(message_of([] { decode_document("ab\x82", "Shift_JIS"); }),
            "invalid Shift_JIS near byte 3; name the right encoding in input.encoding");
}

TEST(Encoding, ZerosMakeBinary) {
  EXPECT_EQ(message_of([] {
              decode_document(
                  "\x7F"
                  "ELF\0\0\1\2 some words"s,
                  "auto");
            }),
            "binary content, not text");
  EXPECT_EQ(decode_document("bell \a and escape \x1B[0m", "auto"), "bell \a and escape \x1B[0m");
}

TEST(Encoding, UnknownNameGetsASuggestion) {
  EXPECT_EQ(encoding_problem("auto"), "");
  EXPECT_EQ(encoding_problem("utf8"), "");
  EXPECT_THAT(encoding_problem("windows-1253x"),
              HasSubstr("no encoding is named 'windows-1253x'; did you mean 'windows-1253'?"));
  EXPECT_EQ(encoding_problem("qqqqqqqqqqqqqqqqqqq"),
            "no encoding is named 'qqqqqqqqqqqqqqqqqqq'; for example auto, UTF-8, windows-1252, Shift_JIS or GB18030");
}

TEST(Encoding, HeadDecides) {
  EXPECT_EQ(decide_encoding("plain", true, "auto"), "UTF-8");
  EXPECT_EQ(decide_encoding(latin1, true, "auto"), "windows-1252");
  EXPECT_EQ(decide_encoding("é\xE9"
                            "é",
                            true, "auto"),
            "UTF-8");
  EXPECT_EQ(decide_encoding("abc\xE2\x82", false, "auto"), "UTF-8");
  EXPECT_NE(decide_encoding("abc\xE2\x82", true, "auto"), "UTF-8");
  EXPECT_EQ(decide_encoding("\xEF\xBB\xBFx", true, "latin1"), "UTF-8");
  EXPECT_EQ(decide_encoding("x", true, "utf8"), "UTF-8");
}

TEST(Decoder, PiecesMayEndWithinCharacters) {
  const std::string utf16 = "a\0=\xD8\x00\xDE\xAC\x20z\0"s;  // a, U+1F600, a euro sign, z
  for (std::size_t piece = 1; piece <= utf16.size(); ++piece) {
    EXPECT_EQ(decode_in_pieces(utf16, "UTF-16LE", piece), "a😀€z") << piece;
  }
  for (std::size_t piece = 1; piece < 5; ++piece) {
    EXPECT_EQ(decode_in_pieces("\x93\xFA\x96{", "Shift_JIS", piece), "日本") << piece;
  }
}

TEST(Decoder, LongPiecesAreDecodedWhole) {
  std::string many;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    many += "=\xD8\x00\xDE"s;
    expected += "😀";
  }
  many = "x\0"s + many;
  EXPECT_EQ(decode_in_pieces(many, "UTF-16LE", many.size()), "x" + expected);
}

TEST(Decoder, InvalidBytesAreMarkedInPlace) {
  Decoder decoder("Shift_JIS");
  std::string text;
  decoder.decode(
      "a\xA0"
      "b\n\x93\xFA\x82",
      true, text);
  EXPECT_EQ(text,
            "a\xFF"
            "b\n日\xFF");
  EXPECT_EQ(decoder.first_invalid(), 2U);
}

TEST(Decoder, UnknownName) {
  EXPECT_THAT(message_of<UsageError>([] { Decoder("nonsense-9"); }), HasSubstr("no encoding is named 'nonsense-9'"));
}

TEST(Encoding, XmlNamesItsOwn) {
  const std::string latin = "<?xml version='1.0' encoding='ISO-8859-2'?><a>";
  EXPECT_EQ(decide_encoding(latin, false, "auto"), "iso-8859-2");
  EXPECT_EQ(decide_encoding(latin + "\xE8", true, "auto"), "iso-8859-2");
  EXPECT_EQ(decide_encoding(latin + "é", true, "auto"), "UTF-8");
  EXPECT_EQ(decide_encoding(latin, true, "windows-1252"), "windows-1252");
  EXPECT_EQ(decide_encoding("<?xml version='1.0' encoding='UTF-16'?>", true, "auto"), "UTF-8");
  EXPECT_EQ(decide_encoding("<?xml version='1.0' encoding='no such'?>", true, "auto"), "UTF-8");
}

}  // namespace
}  // namespace topicmill
