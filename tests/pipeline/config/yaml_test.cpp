// YAML text becomes a tree with marks; each trap of yaml-cpp has its test here.
#include "pipeline/config/yaml.hpp"

#include <gmock/gmock.h>

#include <vector>

#include "base/options.hpp"
#include "base/registry.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

Value parse(std::string_view text) { return parse_yaml(text, make_source("a.yaml", text)); }

std::string error_of(std::string_view text) {
  return message_of<ConfigError>([&] { parse(text); });
}

std::string place_of(const Mark& mark) {
  return std::to_string(mark.line) + ":" + std::to_string(mark.column) + "+" + std::to_string(mark.length);
}

/// What an option with these bounds makes of the value at key `x`.
struct Numbers {
  std::int64_t whole = 0;
  double share = 0.5;
  std::vector<std::string> words;
  static constexpr auto fields() {
    return std::tuple{field("whole", &Numbers::whole, "A whole number."),
                      field("share", &Numbers::share, "A share.", between(0, 1)),
                      field("words", &Numbers::words, "Words.")};
  }
};

Numbers read_numbers(std::string_view text) {
  const Registry none;
  Reading reading(none);
  Numbers numbers;
  read_option(parse(text), numbers, reading);
  reading.finish();
  return numbers;
}

TEST(Yaml, ReadsMapsListsAndScalars) {
  const std::string text = "a: 1\nb:\n  c: [x, {y: z}]\n  d:\n    - p\n    - q: r\n";
  EXPECT_EQ(to_yaml(parse(text)), "a: 1\nb:\n  c:\n    - x\n    - y: z\n  d:\n    - p\n    - q: r\n");
}

TEST(Yaml, MarksCountFromOne) {
  const Value root = parse("first: 1\nsecond:\n  third: word\n");
  EXPECT_EQ(place_of(root.entries[0].key_mark), "1:1+5");
  EXPECT_EQ(place_of(root.entries[0].value.mark), "1:8+1");
  const Entry& third = root.entries[1].value.entries[0];
  EXPECT_EQ(place_of(third.key_mark), "3:3+5");
  EXPECT_EQ(place_of(third.value.mark), "3:10+4");
  EXPECT_EQ(third.value.mark.source->name, "a.yaml");
  EXPECT_EQ(third.value.mark.source->lines[2], "  third: word");
}

TEST(Yaml, MarksCountCharactersNotBytes) {
  const Value root = parse("{żółć: żółw, next: 1}");
  EXPECT_EQ(place_of(root.entries[0].key_mark), "1:2+4");
  EXPECT_EQ(place_of(root.entries[0].value.mark), "1:8+4");
  EXPECT_EQ(place_of(root.entries[1].key_mark), "1:14+4");
}

TEST(Yaml, MarksSpanQuotesAndTheFirstLineOfLongTexts) {
  const Value root = parse("a: 'it''s'\nb: \"x\\\"y\" # c\nc: |\n  text\nd: 'two\n  lines'\n");
  EXPECT_EQ(root.entries[0].value.text, "it's");
  EXPECT_EQ(place_of(root.entries[1].value.mark), "2:4+6");
  EXPECT_EQ(place_of(root.entries[2].value.mark), "3:4+1");
  EXPECT_EQ(place_of(root.entries[3].value.mark), "5:4+4");
}

TEST(Yaml, KnowsQuotedFromPlain) {
  const Value root = parse("plain: 1\nsingle: '1'\ndouble: \"1\"\nblock: |\n  1\n");
  std::vector<bool> quoted;
  for (const auto& entry : root.entries) quoted.push_back(entry.value.quoted);
  EXPECT_THAT(quoted, ElementsAre(false, true, true, true));
}

TEST(YamlTrap, DuplicateKeysAreRefused) {
  EXPECT_EQ(error_of("vectorize:\n  min_df: 5\n  norm: l2\n  min_df: 7\n"),
            "error: a.yaml:4:3: duplicate key 'min_df'\n"
            "   4 |   min_df: 7\n"
            "         ^^^^^^ the first one is in line 2");
}

TEST(YamlTrap, ALeadingZeroIsNotOctal) { EXPECT_EQ(read_numbers("whole: 010").whole, 10); }

TEST(YamlTrap, NanPassesNoBound) {
  EXPECT_EQ(message_of<ConfigError>([] { read_numbers("share: .nan"); }),
            "error: a.yaml:1:8: 'share' cannot be '.nan'\n   1 | share: .nan\n              ^^^^ give a number");
  EXPECT_THROW(read_numbers("share: nan"), ConfigError);
  EXPECT_THROW(read_numbers("share: NaN"), ConfigError);
}

TEST(YamlTrap, AnEmptyValueIsNullAndMarkedAtItsKey) {
  const Value root = parse("a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: ''\ng: 'null'\nh: nullable\n");
  std::vector<Value::Kind> kinds;
  for (const auto& entry : root.entries) kinds.push_back(entry.value.kind);
  const auto null = Value::Kind::null;
  const auto scalar = Value::Kind::scalar;
  EXPECT_THAT(kinds, ElementsAre(null, null, null, null, null, scalar, scalar, scalar));
  EXPECT_EQ(place_of(root.entries[0].value.mark), "1:1+1");
  EXPECT_EQ(place_of(root.entries[1].value.mark), "2:4+1");
  EXPECT_EQ(place_of(root.entries[2].value.mark), "3:4+4");
  EXPECT_EQ(message_of<ConfigError>([] { read_numbers("share: 1\nwhole:\n"); }),
            "error: a.yaml:2:1: 'whole' has no value\n   2 | whole:\n       ^^^^^ give a whole number");
}

TEST(YamlTrap, NoAndOnStayWords) {
  EXPECT_THAT(read_numbers("words: [en, no, on, off, yes, y]").words, ElementsAre("en", "no", "on", "off", "yes", "y"));
}

TEST(YamlTrap, AnchorsAndAliasesAreRefused) {
  EXPECT_EQ(error_of("a: &x [1]\nb: *x\n"),
            "error: a.yaml:1:4: anchors are not supported: a few of them can stand for a config of any size\n"
            "   1 | a: &x [1]\n"
            "          ^^ write the value out, or put a text that begins with & between quotes\n"
            "error: a.yaml:2:4: aliases are not supported: a few of them can stand for a config of any size\n"
            "   2 | b: *x\n"
            "          ^ write the value out, or put a text that begins with * between quotes");
}

TEST(YamlTrap, NestedAnchorsTakeNoMemory) {
  std::string laughs = "a0: &a0 [x]\n";
  for (int i = 1; i < 60; ++i) {
    const auto former = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + former + ", " + former + "]\n";
  }
  EXPECT_THAT(error_of(laughs), StartsWith("error: a.yaml:1:5: anchors are not supported"));
}

TEST(YamlTrap, AnUnquotedGlobSaysWhatToDo) {
  EXPECT_EQ(error_of("path: *.txt\n"),
            "error: a.yaml:1:7: this is not YAML: the referenced anchor is not defined\n"
            "   1 | path: *.txt\n"
            "             ^ put a text that begins with * between quotes");
}

TEST(YamlTrap, AnUnquotedDashSaysWhatToDo) {
  EXPECT_EQ(error_of("path: -\n"),
            "error: a.yaml:1:7: this is not YAML: illegal block entry\n"
            "   1 | path: -\n"
            "             ^ put a text that begins with - between quotes");
}

TEST(YamlTrap, TheEndOfTransmissionCharacterEndsNoFile) {
  EXPECT_EQ(error_of("a: 1\nb: 2\x04\nc: 3\n"),
            "error: a.yaml:2:5: control character 0x04\n   2 | b: 2\x04\n"
            "           ^ remove it, or write it as \"\\x..\" between double quotes");
}

TEST(YamlTrap, AMillionBracketsDoNotOverflowTheStack) {
  EXPECT_THAT(error_of("a: " + std::string(100, '[') + std::string(100, ']')),
              StartsWith("error: a.yaml:1:67: nested deeper than 64 levels\n"));
  EXPECT_THAT(error_of(std::string(1'000'000, '[')), HasSubstr("nested deeper than 64 levels"));
}

TEST(Yaml, SixtyFourLevelsAreRead) {
  const std::string text = std::string(64, '[') + std::string(64, ']');
  EXPECT_TRUE(parse(text).is_list());
}

TEST(Yaml, RefusesASecondDocument) {
  EXPECT_EQ(error_of("a: 1\n---\nb: 2\n"),
            "error: a.yaml:2:1: a second document begins here\n   2 | ---\n       ^ keep one document in a config");
}

TEST(Yaml, RefusesKeysThatAreNoNames) {
  EXPECT_EQ(error_of("? [a, b]\n: 1\n"),
            "error: a.yaml:1:3: a key must be a name\n   1 | ? [a, b]\n         ^ give 'name: value'");
  EXPECT_THAT(error_of("~: 1\n"), StartsWith("error: a.yaml:1:1: a key must be a name"));
  EXPECT_THAT(error_of("? {a: b}\n: 1\n"), StartsWith("error: a.yaml:1:3: a key must be a name"));
}

TEST(Yaml, RefusesTags) {
  EXPECT_EQ(error_of("a: !!str 5\n"),
            "error: a.yaml:1:4: tags are not supported\n   1 | a: !!str 5\n"
            "          ^ remove it: the option decides what its value means");
}

TEST(Yaml, RefusesTabsThatIndent) {
  EXPECT_EQ(error_of("a:\n \tb: 1\n"),
            "error: a.yaml:2:2: a tab indents this line\n   2 |  \tb: 1\n        ^ indent with spaces");
  EXPECT_EQ(parse("a: \"x\ty\"").find("a")->text, "x\ty") << "a tab inside a text is a tab";
}

TEST(Yaml, RefusesWhatIsNotUtf8) {
  EXPECT_THAT(error_of("a: 1\nb: caf\xe9\n"), StartsWith("error: a.yaml:2:7: this is not UTF-8\n"));
  for (const auto* bad : {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xff\xfe"}) {
    EXPECT_THAT(error_of(bad), StartsWith("error: a.yaml:1:1: this is not UTF-8\n"));
  }
}

TEST(Yaml, RefusesLargeFiles) {
  EXPECT_EQ(error_of(std::string(yaml_bytes_limit + 1, ' ')),
            "error: a.yaml: larger than 1 MiB: this is no config; give the path of a YAML file");
  EXPECT_TRUE(parse(std::string(yaml_bytes_limit, '\n')).is_map());
}

TEST(Yaml, ReportsSyntaxErrorsAtTheirPlace) {
  EXPECT_EQ(error_of("a: 1\nb: [1, 2\nc: 3\n"),
            "error: a.yaml:3:2: this is not YAML: end of sequence flow not found\n   3 | c: 3\n        ^");
}

TEST(Yaml, ReportsSeveralProblemsAtOnce) {
  const auto problems = error_of("a: 1\na: 2\nb: 1\nb: 2\n");
  EXPECT_THAT(problems, HasSubstr("duplicate key 'a'"));
  EXPECT_THAT(problems, HasSubstr("duplicate key 'b'"));
}

TEST(Yaml, AnEmptyDocumentIsAnEmptyMap) {
  for (const auto* text : {"", "\n\n", "# only a comment\n", "---\n", "~"}) {
    const Value root = parse(text);
    EXPECT_TRUE(root.is_map() && root.entries.empty()) << text;
    EXPECT_EQ(root.mark.source->name, "a.yaml");
  }
}

TEST(Yaml, ReadsWindowsLineEndsAndAByteOrderMark) {
  const Value root = parse(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: word\r\n");
  EXPECT_EQ(to_yaml(root), "a: 1\nb: word\n");
  EXPECT_EQ(place_of(root.entries[0].key_mark), "1:1+1");
  EXPECT_EQ(root.mark.source->lines[1], "b: word");
}

TEST(YamlSet, NestsDottedKeysWithMarks) {
  const Value root = parse_set("vectorize.min_df=5");
  EXPECT_EQ(to_yaml(root), "vectorize:\n  min_df: 5\n");
  const Entry& outer = root.entries[0];
  EXPECT_EQ(place_of(outer.key_mark), "1:1+9");
  EXPECT_EQ(place_of(outer.value.entries[0].key_mark), "1:11+6");
  EXPECT_EQ(place_of(outer.value.entries[0].value.mark), "1:18+1");
  EXPECT_EQ(outer.key_mark.source->name, "--set");
}

TEST(YamlSet, ReadsValuesAsYaml) {
  EXPECT_EQ(to_yaml(parse_set("a=[x, {y: z}]")), "a:\n  - x\n  - y: z\n");
  EXPECT_TRUE(parse_set("a=").find("a")->is_null());
  EXPECT_TRUE(parse_set("a=null").find("a")->is_null());
  EXPECT_EQ(parse_set("a=x=y").find("a")->text, "x=y");
  EXPECT_TRUE(parse_set("a='5'").find("a")->quoted);
}

TEST(YamlSet, TakesGlobsAndStandardInputAsText) {
  EXPECT_EQ(parse_set("input.path=*.txt").find("input")->find("path")->text, "*.txt");
  EXPECT_EQ(parse_set("input.path=-").find("input")->find("path")->text, "-");
  EXPECT_EQ(parse_set("a=%d/%m/%Y").find("a")->text, "%d/%m/%Y");
  EXPECT_EQ(parse_set("a=@Body").find("a")->text, "@Body");
}

TEST(YamlSet, SaysWhatItWants) {
  EXPECT_EQ(message_of<ConfigError>([] { parse_set("vectorize.min_df"); }),
            "error: --set:1:1: --set wants KEY=VALUE\n   1 | vectorize.min_df\n"
            "       ^^^^^^^^^^^^^^^^ for example --set vectorize.min_df=5");
  EXPECT_THROW(parse_set("=5"), ConfigError);
  EXPECT_THROW(parse_set(""), ConfigError);
}

TEST(YamlSet, MarksSyntaxErrorsInTheArgument) {
  EXPECT_THAT(message_of<ConfigError>([] { parse_set("a.b=[1, &x 2]"); }),
              StartsWith("error: --set:1:9: anchors are not supported"));
}

}  // namespace
}  // namespace topicmill
