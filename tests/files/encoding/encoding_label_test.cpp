#include "files/encoding/encoding_label.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(EncodingLabel, LabelsStandForWhatTheirWritersMean) {
  EXPECT_EQ(encoding_of_label("UTF-8"), "utf-8");
  EXPECT_EQ(encoding_of_label(" 'ISO-8859-1' "), "windows-1252");
  EXPECT_EQ(encoding_of_label("GB2312"), "GB18030");
  EXPECT_EQ(encoding_of_label("koi8-r"), "koi8-r");
  for (const auto* nothing : {"", "us-ascii", "unknown-8bit", "auto", "no-such-thing"}) {
    EXPECT_EQ(encoding_of_label(nothing), std::nullopt) << nothing;
  }
}

TEST(DecodeDeclared, AnyBytesGiveText) {
  EXPECT_EQ(decode_declared("caf\xE9 \x80", "windows-1252"), "café €");
  EXPECT_EQ(decode_declared("caf\xC3\xA9", std::nullopt), "café");
  EXPECT_EQ(decode_declared("caf\xE9", "utf-8"), "café") << "what is declared is not there";
  EXPECT_EQ(decode_declared("caf\xC3\xA9s \xC3\xA9 \xFF", std::nullopt), "cafés é \uFFFD") << "broken UTF-8";
  EXPECT_EQ(decode_declared(std::string("\0\0\1", 3), std::nullopt).size(), 3U) << "binary";
}

}  // namespace
}  // namespace topicmill
