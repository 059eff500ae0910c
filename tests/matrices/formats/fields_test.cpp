// Fields of a matrix file: exact float32, or the fault by name.
#include "matrices/formats/fields.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace topicmill {
namespace {

std::string_view problem_of(const ParsedNumber<float>& number) { return number.fault ? number.fault->problem : "none"; }

TEST(Fields, ParseTheNearestFloat) {
  EXPECT_EQ(parse_real("0.1").value, 0.1F);
  EXPECT_EQ(parse_real("-2.5e-3").value, -2.5e-3F);
  EXPECT_EQ(parse_real("+7").value, 7.0F);
  EXPECT_EQ(parse_real(".5").value, 0.5F);
  EXPECT_EQ(parse_real("3.").value, 3.0F);
  EXPECT_EQ(parse_real("3.4028235e38").value, std::numeric_limits<float>::max());
  EXPECT_EQ(parse_real("1e-45").value, std::numeric_limits<float>::denorm_min());
  // Halfway between two floats and a little more: a detour over double would round down.
  EXPECT_EQ(parse_real("1.00000005960464477540").value, std::nextafter(1.0F, 2.0F));
}

TEST(Fields, TakeWhatIsTooSmallForZero) {
  for (const auto* text : {"1e-50", "-1e-50", "1e-400", "0e999"}) {
    EXPECT_EQ(problem_of(parse_real(text)), "none") << text;
    EXPECT_EQ(parse_real(text).value, 0.0F) << text;
  }
}

TEST(Fields, RefuseWhatIsTooLarge) {
  for (const auto* text : {"3.5e38", "-3.5e38", "1e400"}) {
    EXPECT_EQ(problem_of(parse_real(text)), "exceeds the range of a 32-bit float") << text;
  }
  EXPECT_EQ(problem_of(parse_whole("1" + std::string(40, '0'))), "exceeds the range of a 32-bit float");
  EXPECT_EQ(problem_of(to_value(1e39)), "exceeds the range of a 32-bit float");
}

TEST(Fields, RefuseWhatIsNotFinite) {
  for (const auto* text : {"nan", "NaN", "-nan", "inf", "-Infinity"}) {
    EXPECT_EQ(problem_of(parse_real(text)), "is not a finite number") << text;
  }
  EXPECT_EQ(problem_of(to_value(std::numeric_limits<double>::quiet_NaN())), "is not a finite number");
}

TEST(Fields, RefuseWhatIsNoNumber) {
  for (const auto* text : {"", "x", "1x", "0x10", "1,5", "+-1", "++1", "+", "--1", "1 2", "NA", "1e"}) {
    EXPECT_EQ(problem_of(parse_real(text)), "is not a number") << text;
  }
}

TEST(Fields, ParseWholeNumbers) {
  EXPECT_EQ(parse_whole("-12").value, -12.0F);
  EXPECT_EQ(parse_whole("18446744073709551615").value, 18446744073709551615.0F);
  EXPECT_EQ(problem_of(parse_whole("1.5")), "is not a whole number");
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_integer("9223372036854775808"), std::nullopt);
  EXPECT_EQ(parse_integer("1.0"), std::nullopt);
}

TEST(Fields, AreCutAtBlanks) {
  std::string_view rest = "  1\t22  ";
  EXPECT_EQ(next_field(rest), "1");
  EXPECT_EQ(next_field(rest), "22");
  EXPECT_EQ(next_field(rest), "");
  EXPECT_EQ(next_field(rest), "");
  EXPECT_EQ(trim("\t a b "), "a b");
  EXPECT_EQ(trim(" \t"), "");
}

}  // namespace
}  // namespace topicmill
