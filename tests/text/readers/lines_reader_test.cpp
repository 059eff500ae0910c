#include "text/readers/lines_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(LinesReader, BlankLinesAreNoDocumentsButCount) {
  LinesReader reader;
  EXPECT_THAT(parse_all(reader, cut_all(reader, "one\r\n\n \t\r\ntwo\nthree")),
              ElementsAre(ElementsAre("one", "1"), ElementsAre("two", "4"), ElementsAre("three", "5")));
}

TEST(LinesReader, CarriageReturnsAloneEndLinesWhereThereAreNoOthers) {
  LinesReader reader;
  EXPECT_THAT(parse_all(reader, cut_all(reader, "one\r\rtwo\rthree")),
              ElementsAre(ElementsAre("one", "1"), ElementsAre("two", "3"), ElementsAre("three", "4")));
  EXPECT_THAT(parse_all(reader, cut_all(reader, "a\rb\nc\n"), {"text"}),
              ElementsAre(ElementsAre("a\rb"), ElementsAre("c")));
}

TEST(LinesReader, EachFileStartsAtLineOne) {
  LinesReader reader;
  cut_all(reader, "a\nb\n");
  EXPECT_EQ(cut_all(reader, "c\n").at(0).line, 1);
}

TEST(LinesReader, InvalidUtf8IsABadLine) {
  LinesReader reader;
  EXPECT_THAT(parse_all(reader, cut_all(reader, "één\ncaf\xE9\n"), {"text"}),
              ElementsAre(ElementsAre("één"),
                          ElementsAre("!", "invalid UTF-8 at byte 4 (0xE9); name the encoding in input.encoding")));
}

TEST(LinesReader, BytesOutsideTheNamedEncodingAreABadLine) {
  LinesReader reader;
  TextStream stream(pull_from("ok\nb\xA0"
                              "d\nok"),
                    "Shift_JIS");
  EXPECT_THAT(
      parse_all(reader, cut_all(reader, stream), {"text"}),
      ElementsAre(ElementsAre("ok"),
                  ElementsAre("!", "bytes that are not valid Shift_JIS; name the right encoding in input.encoding"),
                  ElementsAre("ok")));
}

TEST(LinesReader, TooLongALineIsABadRecord) {
  LinesReader reader;
  TextStream stream(pull_from("ok\n" + std::string(99, 'x') + "\nok"), "auto", tiny_limits(8, 20));
  EXPECT_THAT(
      parse_all(reader, cut_all(reader, stream)),
      ElementsAre(ElementsAre("ok", "1"),
                  ElementsAre("!", "a line of more than 20 bytes; raise input.limits.record_mb if that is meant"),
                  ElementsAre("ok", "3")));
}

}  // namespace
}  // namespace topicmill
