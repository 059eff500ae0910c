// The reference in the tree is the one of the declared options, and `explain` finds what one means.
#include "pipeline/config/reference.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/pipeline/own_filter.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Reference, TheFileInTheTreeIsCurrent) {
  EXPECT_EQ(file_text(TOPICMILL_SOURCE_DIR "/configs/REFERENCE.md"), reference_markdown(builtin_registry()))
      << "the options have changed; run: ./tm explain --markdown > configs/REFERENCE.md";
}

TEST(Reference, HasATableOfEachSection) {
  const auto text = reference_markdown(builtin_registry());
  EXPECT_THAT(text,
              HasSubstr("\n## `nmf`\n\nHow the matrix becomes topics.\n\n| key | type | default | description |\n"));
  EXPECT_THAT(text,
              HasSubstr("\n| `seed` | whole number, at least 0 | `42` | Every random choice comes from here. |\n"));
  EXPECT_THAT(text, HasSubstr("\n| `path` | list of text | required | "));
}

TEST(Reference, AnOwnMemberStandsInItsFamily) {
  const auto text = reference_markdown(registry_with_own_filter());
  EXPECT_THAT(text, HasSubstr("\n| `shout` | map of loudness | Makes terms louder. |\n"));
  EXPECT_THAT(text, HasSubstr("\n#### `text.filters.shout`\n\nMakes terms louder.\n\n"
                              "| key | type | default | description |\n|---|---|---|---|\n"
                              "| `loudness` | whole number, 1 to 11 | `11` | How loud. |\n"));
}

TEST(Explain, AnOption) {
  EXPECT_EQ(explain(builtin_registry(), "nmf.max_iterations"),
            "nmf.max_iterations\n  Stop after this many iterations.\n\n"
            "  type: whole number, at least 1\n  default: 200\n");
}

TEST(Explain, AMemberByItsNameAlone) {
  const std::string expected =
      "text.filters.shout\n  Makes terms louder.\n\n  type: map of loudness\n\n  options:\n    loudness  How loud.\n";
  EXPECT_EQ(explain(registry_with_own_filter(), "shout"), expected);
  EXPECT_EQ(explain(registry_with_own_filter(), "filters.shout"), expected);
  EXPECT_EQ(explain(registry_with_own_filter(), "text.filters.shout"), expected);
}

TEST(Explain, AFamilyListsItsMembers) {
  EXPECT_THAT(explain(registry_with_own_filter(), "text.filters"),
              testing::ContainsRegex("\n  members:\n(    .*\n)*    shout +Makes terms louder.\n"));
}

TEST(Explain, ASectionListsItsOptions) {
  const auto text = explain(builtin_registry(), "output");
  EXPECT_THAT(text, StartsWith("output\n  Where the results go, and in which form.\n\n"));
  EXPECT_THAT(text, HasSubstr("\n  options:\n    directory   The run directory; a former run there is replaced.\n"));
  EXPECT_THAT(text, Not(HasSubstr("default:")));
}

TEST(Explain, AWholeKeyWinsOverTheEndOfAnother) {
  EXPECT_THAT(explain(builtin_registry(), "text"), StartsWith("text\n"));
  EXPECT_THAT(explain(builtin_registry(), "text"), Not(HasSubstr("input.text")));
}

TEST(Explain, ATypoGetsASuggestion) {
  const auto error_of = [](std::string_view key) {
    return message_of<UsageError>([&] { explain(registry_with_own_filter(), key); });
  };
  EXPECT_EQ(error_of("vectorize.min_fd"), "no option is named 'vectorize.min_fd'; did you mean 'vectorize.min_df'?");
  EXPECT_EQ(error_of("shuot"), "no option is named 'shuot'; did you mean 'shout'?");
  EXPECT_EQ(error_of("zzzzzzzz"), "no option is named 'zzzzzzzz'; 'topicmill explain' lists all of them");
}

TEST(Explain, WithoutAKeyListsAllKeysOneALine) {
  const auto text = explain_all(registry_with_own_filter());
  EXPECT_THAT(text, testing::ContainsRegex("\nseed +Every random choice comes from here.\n"));
  EXPECT_THAT(text, testing::ContainsRegex("\ntext.filters.shout.loudness +How loud.\n"));
}

}  // namespace
}  // namespace topicmill
