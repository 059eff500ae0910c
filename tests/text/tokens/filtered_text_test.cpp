#include "text/tokens/filtered_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// "abcdefgh" with "cd" replaced by "XYZ", and "f" removed.
FilteredText edited() {
  FilteredText text;
  text.start("abcdefgh");
  text.keep(0, 2);
  text.replace(2, 4, "XYZ");
  text.keep(4, 5);
  text.keep(6, 8);
  return text;
}

TEST(FilteredText, KeptBytesKeepTheirPlace) {
  const auto text = edited();
  EXPECT_EQ(text.text(), "abXYZegh");
  EXPECT_EQ(text.to_source({0, 2}), (TextSpan{0, 2}));
  EXPECT_EQ(text.to_source({1, 2}), (TextSpan{1, 2}));
  EXPECT_EQ(text.to_source({5, 6}), (TextSpan{4, 5}));
  EXPECT_EQ(text.to_source({7, 8}), (TextSpan{7, 8}));
}

TEST(FilteredText, APartOfAReplacementStandsForAllThatWasReplaced) {
  const auto text = edited();
  EXPECT_EQ(text.to_source({3, 4}), (TextSpan{2, 4}));
  EXPECT_EQ(text.to_source({1, 3}), (TextSpan{1, 4}));
  EXPECT_EQ(text.to_source({4, 6}), (TextSpan{2, 5}));
}

TEST(FilteredText, ASpanOverRemovedBytesHoldsThem) {
  EXPECT_EQ(edited().to_source({5, 7}), (TextSpan{4, 7}));
  EXPECT_EQ(edited().to_source({0, 8}), (TextSpan{0, 8}));
}

TEST(FilteredText, EditsSayWhatBecameOfWhat) {
  std::vector<std::string> shown;
  const auto text = edited();
  for (const auto& edit : text.edits(10)) {
    shown.push_back(std::to_string(edit.source.begin) + "-" + std::to_string(edit.source.end) + ":" +
                    std::string(edit.text));
  }
  EXPECT_THAT(shown, ElementsAre("2-4:XYZ", "5-6:", "8-10:"));
}

TEST(FilteredText, StartsAnew) {
  auto text = edited();
  text.start("xy");
  EXPECT_EQ(text.text(), "");
  text.keep(1, 2);
  EXPECT_EQ(text.to_source({0, 1}), (TextSpan{1, 2}));
}

TEST(FilteredText, RefusesToGrowWithoutEnd) {
  FilteredText text;
  text.start("xxx", 4);
  text.replace(0, 1, "yy");
  text.replace(1, 2, "yy");
  EXPECT_EQ(message_of([&] { text.replace(2, 3, "z"); }),
            "text.char_filters make more than 4 bytes of a document of 3; replace less");
}

}  // namespace
}  // namespace topicmill
