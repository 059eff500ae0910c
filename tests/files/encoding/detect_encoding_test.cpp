// Encodings by declaration and by statistics.
#include "files/encoding/detect_encoding.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(DetectEncoding, DeclarationsAreBelieved) {
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='KOI8-R'?>"), "koi8-r");
  EXPECT_EQ(declared_encoding("<html><head><META CharSet=windows-1250><p>"), "windows-1250");
  EXPECT_EQ(declared_encoding("<meta name=a><meta http-equiv=x content=\"text/html; charset=Shift_JIS\">"),
            "shift_jis");
  EXPECT_EQ(detect_encoding("<?xml version='1.0' encoding='KOI8-R'?>\xC1"), "koi8-r");
}

TEST(DetectEncoding, TheLargerEncodingIsTaken) {
  EXPECT_EQ(declared_encoding("<?xml encoding=\"iso-8859-1\"?>"), "windows-1252");
  EXPECT_EQ(declared_encoding("<?xml encoding=\"GB2312\"?>"), "GB18030");
}

TEST(DetectEncoding, DeclarationsThatCannotBeAreNot) {
  EXPECT_FALSE(declared_encoding("<?xml version=\"1.0\" encoding=\"UTF-16\"?>"));
  EXPECT_FALSE(declared_encoding("<?xml version=\"1.0\" encoding=\"nonsense-9\"?>"));
  EXPECT_FALSE(declared_encoding("<?xml version=\"1.0\" encoding"));
  EXPECT_FALSE(declared_encoding("<?xml version=\"1.0\" encoding="));
  EXPECT_FALSE(declared_encoding("<meta charset"));
  EXPECT_FALSE(declared_encoding("the encoding=latin1 of a text"));
  EXPECT_FALSE(declared_encoding(std::string(2000, ' ') + "<?xml encoding=\"koi8-r\"?>"));
}

TEST(DetectEncoding, SignsAloneAreWesternOnes) {
  EXPECT_EQ(detect_encoding("\x93quoted\x94 it\x92s \xA3"
                            "10"),
            "windows-1252");
  EXPECT_EQ(detect_encoding("caf\xE9"), "windows-1252");
}

TEST(DetectEncoding, JapaneseOfSevenBits) {
  EXPECT_TRUE(is_iso_2022_jp("\x1B$BF|K\\\x1B(B"));
  EXPECT_FALSE(is_iso_2022_jp("\x1B[31mred"));
  EXPECT_FALSE(is_iso_2022_jp("\x1B$BF|\xE9"));
}

}  // namespace
}  // namespace topicmill
