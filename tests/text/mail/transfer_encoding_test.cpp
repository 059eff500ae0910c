#include "text/mail/transfer_encoding.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(Base64, DecodesWhatThereIs) {
  EXPECT_EQ(decode_base64("Y2Fm\r\nw6kh"), "café!");
  EXPECT_EQ(decode_base64("Y2FmZQ=="), "cafe");
  EXPECT_EQ(decode_base64("Y2FmZQ"), "cafe") << "without its padding";
  EXPECT_EQ(decode_base64("Y!2 F-m"), "caf") << "with what does not belong there";
  EXPECT_EQ(decode_base64("Y"), "");
}

TEST(QuotedPrintable, DecodesWhatThereIs) {
  EXPECT_EQ(decode_quoted_printable("caf=C3=a9 =\r\n=3D \nx=\ny= \t\nz="), "café = \nxyz");
  EXPECT_EQ(decode_quoted_printable("a=b =4 =XY 100%="), "a=b =4 =XY 100%");
}

TEST(Transfer, KnowsItsEncodings) {
  EXPECT_EQ(decode_transfer("Y2Fm", "BASE64"), "caf");
  EXPECT_EQ(decode_transfer("=41", "Quoted-Printable"), "A");
  EXPECT_EQ(decode_transfer("=41", "8bit"), "=41");
  EXPECT_EQ(decode_transfer("=41", ""), "=41");
}

}  // namespace
}  // namespace topicmill
