// The config as a whole: read from a file and --set, checked, and written back resolved.
#include "pipeline/config/config.hpp"

#include <gmock/gmock.h>

#include "pipeline/builtin_registry.hpp"
#include "pipeline/config/yaml.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Config config_of(std::string_view text) {
  return config_from(parse_yaml(text, make_source("a.yaml", text)), builtin_registry());
}

std::string error_of(std::string_view text) {
  return message_of<ConfigError>([&] { config_of(text); });
}

TEST(Config, NeedsTheInputPathOnly) {
  const Config config = config_of("input: {path: corpora/news.jsonl}");
  EXPECT_THAT(config.input.path, ElementsAre("corpora/news.jsonl"));
  EXPECT_EQ(config.seed, 42);
  EXPECT_EQ(config.nmf.topics, 20);
  EXPECT_EQ(config.output.directory, "runs/topics");
  EXPECT_EQ(config.output.top_words.count, 50);
  EXPECT_EQ(config.output.format.at(0).name, "csv");
}

TEST(Config, SaysThatTheInputPathIsMissing) {
  for (const auto* text : {"", "seed: 1\n", "input:\n", "input:\n  id: name\n"}) {
    EXPECT_EQ(error_of(text),
              "error: a.yaml: input.path is missing; "
              "name the files to read, for example --set input.path=corpora/news.jsonl");
  }
  EXPECT_EQ(error_of("input:\n  path: []\n"),
            "error: a.yaml:2:9: input.path is missing\n   2 |   path: []\n"
            "               ^ name the files to read, for example --set input.path=corpora/news.jsonl");
}

TEST(Config, ReportsAMissingPathBesideTheOtherProblems) {
  const auto text = error_of("sede: 1\nnmf: {topics: 0}\n");
  EXPECT_EQ(text,
            "error: a.yaml:1:1: unknown key 'sede' at the top level\n   1 | sede: 1\n       ^^^^ did you mean 'seed'?\n"
            "error: a.yaml:2:15: 'nmf.topics' is out of range: 0\n   2 | nmf: {topics: 0}\n"
            "                     ^ give a number of at least 1\n"
            "error: a.yaml: input.path is missing; "
            "name the files to read, for example --set input.path=corpora/news.jsonl");
}

TEST(Config, AnEmptyPathIsReportedOnce) {
  EXPECT_EQ(error_of("input:\n  path:\n"),
            "error: a.yaml:2:3: 'input.path' has no value\n   2 |   path:\n         ^^^^ give a list");
}

TEST(Config, KnowsOneVersion) {
  EXPECT_EQ(error_of("version: 2\ninput: {path: a}\n"),
            "error: a.yaml:1:10: version 2 is not known to this topicmill\n   1 | version: 2\n"
            "                ^ give 1, or take a newer topicmill");
  EXPECT_EQ(config_of("version: 1\ninput: {path: a}").version, 1);
}

TEST(Config, AConfigThatIsNoMapIsRefused) {
  EXPECT_EQ(error_of("just a text file\n"),
            "error: a.yaml:1:1: 'the config' cannot be 'just a text file'\n   1 | just a text file\n"
            "       ^^^^^^^^^^^^^^^^ give a map of options");
}

TEST(Config, TopWordsAreACountOrAll) {
  EXPECT_EQ(config_of("{input: {path: a}, output: {top_words: 7}}").output.top_words.count, 7);
  EXPECT_EQ(config_of("{input: {path: a}, output: {top_words: all}}").output.top_words.count, std::nullopt);
  EXPECT_EQ(error_of("input: {path: a}\noutput: {top_words: 0}\n"),
            "error: a.yaml:2:21: 'output.top_words' is out of range: 0\n   2 | output: {top_words: 0}\n"
            "                           ^ give a number of at least 1");
}

TEST(Config, OutputNeedsADirectoryAndAFormat) {
  EXPECT_EQ(error_of("input: {path: a}\noutput: {directory: '', format: []}\n"),
            "error: a.yaml:2:21: 'output.directory' is empty\n   2 | output: {directory: '', format: []}\n"
            "                           ^^ give a path\n"
            "error: a.yaml:2:33: 'output.format' is empty\n   2 | output: {directory: '', format: []}\n"
            "                                       ^ one of: csv, tsv, jsonl, sqlite");
}

TEST(Config, ResolvedYamlReadsBackToItself) {
  const std::string first = resolved_yaml(config_of(
      "seed: 7\n"
      "input: {path: [a.txt, '*.jsonl', '-', 'with space: and # hash'], id: null, metadata: ['null', 'Null']}\n"
      "vectorize: {min_df: 3, max_df: 40%, max_features: 1000}\n"
      "nmf: {topics: 3, tolerance: 1e-7}\n"
      "output: {top_words: all, format: [jsonl, tsv]}\n"));
  EXPECT_EQ(resolved_yaml(config_of(first)), first);
  EXPECT_THAT(first, testing::HasSubstr(
                         "  top_words: all\n  doc_topics:\n    top: all\n    above: 0\n  format: [jsonl, tsv]\n"));
  EXPECT_THAT(config_of(first).input.metadata, ElementsAre("null", "Null"));
}

TEST(Config, DefaultsReadBackToThemselves) {
  const std::string first = resolved_yaml(config_of("input: {path: a}"));
  EXPECT_EQ(resolved_yaml(config_of(first)), first);
}

TEST(LoadConfig, LaysSetsOverTheFileInOrder) {
  const TemporaryDirectory folder;
  write_file(folder / "news.yaml", "seed: 1\ninput: {path: a, encoding: utf-8}\n");
  const std::vector<std::string> sets = {"seed=2", "input.path=b", "seed=3"};
  const Config config = load_config(folder / "news.yaml", sets, builtin_registry());
  EXPECT_EQ(config.seed, 3);
  EXPECT_THAT(config.input.path, ElementsAre("b"));
  EXPECT_EQ(config.input.encoding, "utf-8");
}

TEST(LoadConfig, AWrongSetIsMarkedInItsArgument) {
  const TemporaryDirectory folder;
  write_file(folder / "news.yaml", "input: {path: a}\n");
  const std::vector<std::string> sets = {"vectorize.min_dif=5"};
  EXPECT_EQ(message_of<ConfigError>([&] { load_config(folder / "news.yaml", sets, builtin_registry()); }),
            "error: --set:1:11: unknown key 'min_dif' in 'vectorize'\n   1 | vectorize.min_dif=5\n"
            "                 ^^^^^^^ did you mean 'min_df'?");
}

TEST(LoadConfig, AMissingFileNamesTheNearest) {
  const TemporaryDirectory folder;
  write_file(folder / "news.yaml", "");
  const auto missing = [&](const std::string& name) {
    return message_of<UsageError>([&] { load_config(folder / name, {}, builtin_registry()); });
  };
  const auto base = folder.path().string();
  EXPECT_EQ(missing("nwes.yaml"), "cannot read config '" + base +
                                      "/nwes.yaml': No such file or directory; did you mean '" + base + "/news.yaml'?");
  EXPECT_EQ(missing("something.else"), "cannot read config '" + base +
                                           "/something.else': No such file or directory; give the path of a YAML file");
}

TEST(LoadConfig, ADirectoryIsNoConfig) {
  const TemporaryDirectory folder;
  EXPECT_EQ(message_of<UsageError>([&] { load_config(folder.path(), {}, builtin_registry()); }),
            "cannot read config '" + folder.path().string() + "': Is a directory; give the path of a YAML file");
}

}  // namespace
}  // namespace topicmill
