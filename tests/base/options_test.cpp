// The declared options: reading, defaults, bounds, names, nesting, choices; every problem is collected.
#include "base/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/registry.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

enum class Color { red, blue };
constexpr auto enum_names(Color) {
  return std::array{Named<Color>{Color::red, "red"}, Named<Color>{Color::blue, "blue"}};
}

struct Engine {
  virtual ~Engine() = default;
  virtual std::int64_t power() const = 0;
};
struct TurboOptions {
  std::int64_t boost = 3;
  using Product = Engine;
  static constexpr std::string_view member_name = "turbo";
  static constexpr bool shorthand = true;
  static constexpr auto fields() { return std::tuple{field("boost", &TurboOptions::boost, "Boost.", at_least(1))}; }
};
struct Turbo : Engine {
  explicit Turbo(TurboOptions options) : options_(options) {}
  std::int64_t power() const override { return options_.boost; }
  TurboOptions options_;
};
struct Plain : Engine {
  std::int64_t power() const override { return 1; }
};

struct Inner {
  double ratio = 0.5;
  static constexpr auto fields() { return std::tuple{field("ratio", &Inner::ratio, "A ratio.", between(0, 1))}; }
};
struct Sample {
  std::int64_t count = 7;
  bool flag = true;
  std::string name = "x";
  Color color = Color::red;
  std::vector<std::string> words;
  std::optional<std::int64_t> limit;
  Choice<Engine> engine{"plain", {}};
  Inner inner;

  static constexpr auto fields() {
    return std::tuple{field("count", &Sample::count, "A count.", at_least(1)),
                      field("flag", &Sample::flag, "A flag."),
                      field("name", &Sample::name, "A name."),
                      field("color", &Sample::color, "A color."),
                      field("words", &Sample::words, "Words."),
                      field("limit", &Sample::limit, "A limit."),
                      field("engine", &Sample::engine, "An engine."),
                      field("inner", &Sample::inner, "Nested.")};
  }
};
static_assert(detail::has_members<Sample, 8>);
static_assert(!detail::has_members<Sample, 7> && !detail::has_members<Sample, 9>);
static_assert(detail::has_members<NoOptions, 0>);

Registry registry() {
  return Registry().add(Family<Engine>("engine", {member<Engine, Plain>("plain", "Nothing to set."),
                                                  member<Engine, Turbo, TurboOptions>("turbo", "Faster.")}));
}

Value text(std::string scalar) { return Value::scalar(std::move(scalar)); }

std::vector<std::string> problems_of(const Value& value) {
  const Registry families = registry();
  Reading reading(families);
  Sample sample;
  read_option(value, sample, reading);
  std::vector<std::string> out;
  for (const auto& problem : reading.problems()) out.push_back(problem.message + " | " + problem.mend);
  return out;
}

TEST(Options, ReadsEveryKindOfMember) {
  const Registry families = registry();
  Reading reading(families);
  Sample sample;
  read_option(Value::map({{"count", {}, text("010")},
                          {"flag", {}, text("false")},
                          {"name", {}, text("no")},
                          {"color", {}, text("blue")},
                          {"words", {}, Value::list({text("on"), text("off")})},
                          {"limit", {}, text("5")},
                          {"engine", {}, Value::map({{"turbo", {}, text("9")}})},
                          {"inner", {}, Value::map({{"ratio", {}, text("1e-1")}})}}),
              sample, reading);
  reading.finish();
  EXPECT_EQ(sample.count, 10) << "never octal";
  EXPECT_FALSE(sample.flag);
  EXPECT_EQ(sample.name, "no") << "a word, not a truth value";
  EXPECT_EQ(sample.color, Color::blue);
  EXPECT_THAT(sample.words, ElementsAre("on", "off"));
  EXPECT_EQ(sample.limit, 5);
  EXPECT_EQ(families.make(sample.engine)->power(), 9);
  EXPECT_DOUBLE_EQ(sample.inner.ratio, 0.1);
}

TEST(Options, WritingAndReadingGiveTheSame) {
  const Registry families = registry();
  Sample sample;
  sample.engine = {"turbo", text("4")};
  const Value written = write_option(sample);
  Reading reading(families);
  Sample again;
  read_option(written, again, reading);
  reading.finish();
  EXPECT_EQ(to_yaml(write_option(again)), to_yaml(written));
}

TEST(Options, ReportsEveryProblemAtOnce) {
  EXPECT_THAT(
      problems_of(Value::map({{"cuont", {}, text("1")},
                              {"count", {}, text("0")},
                              {"flag", {}, text("yes")},
                              {"color", {}, text("rde")},
                              {"name", {}, Value{}},
                              {"inner", {}, Value::map({{"ratio", {}, text(".nan")}})}})),
      ElementsAre("unknown key 'cuont' at the top level | did you mean 'count'?",
                  "'count' is out of range: 0 | give a number of at least 1",
                  "'flag' cannot be 'yes' | give true or false", "'color' cannot be 'rde' | did you mean 'red'?",
                  "'name' has no value | give a text", "'inner.ratio' cannot be '.nan' | give a number"));
}

TEST(Options, RefusesNumbersThatAreNone) {
  for (const auto* bad : {"", "1x", "0x10", "1_000", "nan", "inf", "--1", "+-1", " 1", "1e999"}) {
    EXPECT_EQ(problems_of(Value::map({{"inner", {}, Value::map({{"ratio", {}, text(bad)}})}})).size(), 1U) << bad;
  }
}

TEST(Options, ChoosesMembersByName) {
  EXPECT_THAT(problems_of(Value::map({{"engine", {}, text("turbbo")}})),
              ElementsAre("no engine is named 'turbbo' | did you mean 'turbo'?"));
  EXPECT_THAT(problems_of(Value::map({{"engine", {}, Value::map({{"turbo", {}, text("0")}})}})),
              ElementsAre("'engine.turbo' is out of range: 0 | give a number of at least 1"));
  EXPECT_THAT(problems_of(Value::map({{"engine", {}, Value::list({})}})),
              ElementsAre("'engine' cannot be a list | give the name of one engine, or {name: options}"));
}

TEST(Registry, AddReplacesTheMemberOfTheSameName) {
  Registry families = registry();
  families.family<Engine>().add(member<Engine, Turbo, TurboOptions>("plain", "Replaced."));
  EXPECT_THAT(families.family<Engine>().names(), ElementsAre("plain", "turbo"));
  EXPECT_EQ(families.make(Choice<Engine>{"plain", {}})->power(), 3);
  EXPECT_THROW(families.make(Choice<Engine>{"none", {}}), UsageError);
}

struct Wheel {};
static_assert(std::is_convertible_v<TurboOptions, Choice<Engine>>);
static_assert(!std::is_convertible_v<TurboOptions, Choice<Wheel>>, "options of another family");
static_assert(!std::is_convertible_v<Inner, Choice<Engine>>, "options that do not say whose they are");

TEST(Choice, TakesOptionsThatSayWhoseTheyAre) {
  Sample sample;
  sample.engine = TurboOptions{.boost = 5};
  EXPECT_EQ(sample.engine.name, "turbo");
  EXPECT_EQ(registry().make(sample.engine)->power(), 5);
  sample.engine = {"turbo", TurboOptions{.boost = 6}};
  EXPECT_EQ(registry().make(sample.engine)->power(), 6);
  EXPECT_THROW(registry().make(Choice<Engine>(TurboOptions{.boost = 0})), ConfigError) << "checked as if written";
}

TEST(Choice, TakesANameAlone) {
  Sample sample;
  sample.engine = "turbo";
  EXPECT_EQ(registry().make(sample.engine)->power(), 3) << "by default";
  EXPECT_EQ(std::vector<Choice<Engine>>({"plain", "turbo"}).back().name, "turbo");
}

TEST(Choice, IsWrittenAsAConfigWouldHaveIt) {
  const Registry families = registry();
  Reading reading(families);
  Choice<Engine> read;
  read_option(Value::map({{"turbo", {}, text("5")}}), read, reading);
  reading.finish();
  EXPECT_EQ(to_yaml(write_option(Choice<Engine>(TurboOptions{.boost = 5}))), to_yaml(write_option(read)));
}

TEST(Registry, NamesAMemberAsItsOptionsDo) {
  Registry families;
  families.add(Family<Engine>("engine", {member<Turbo, TurboOptions>("Faster.")}));
  EXPECT_THAT(families.family<Engine>().names(), ElementsAre("turbo"));
  EXPECT_EQ(families.make(Choice<Engine>(TurboOptions{.boost = 8}))->power(), 8);
}

TEST(Options, DescribesFieldsWithDefaultsAndBounds) {
  const auto described = describe_option<Sample>(registry()).fields;
  ASSERT_EQ(described.size(), 8U);
  EXPECT_EQ(described[0].name, "count");
  EXPECT_EQ(described[0].default_value.text, "7");
  EXPECT_EQ(described[0].shape.low, 1);
  EXPECT_THAT(described[3].shape.names, ElementsAre("red", "blue"));
  EXPECT_EQ(described[6].shape.fields[1].shape.fields[0].name, "boost");
}

TEST(Diagnostic, ShowsLineCaretAndMend) {
  const auto source =
      std::make_shared<Source>(Source{"configs/news.yaml", std::vector<std::string>(20, "    min_dif: 5")});
  EXPECT_EQ(to_text({{source, 14, 5, 7}, "unknown key 'min_dif' in 'vectorize'", "did you mean 'min_df'?"}),
            "error: configs/news.yaml:14:5: unknown key 'min_dif' in 'vectorize'\n"
            "  14 |     min_dif: 5\n"
            "           ^^^^^^^ did you mean 'min_df'?");
}

}  // namespace
}  // namespace topicmill
