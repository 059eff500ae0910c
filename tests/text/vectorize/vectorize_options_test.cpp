#include "text/vectorize/vectorize_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/registry.hpp"
#include "text/vectorize/bm25_weight.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Result {
  VectorizeOptions options;
  std::vector<std::string> problems;
};

/// Reads `key: value` of the section, as the config would.
Result read_section(const std::vector<Entry>& entries) {
  const Registry registry = Registry().add(builtin_term_weights());
  Reading reading(registry);
  const Reading::Scope scope(reading, "vectorize");
  Result result;
  read_option(Value::map(entries), result.options, reading);
  for (const auto& problem : reading.problems()) result.problems.push_back(problem.message + " | " + problem.mend);
  return result;
}

Result read_key(const std::string& key, Value value) { return read_section({{key, {}, std::move(value)}}); }

std::vector<std::string> problems_of(const std::string& key, const std::string& value) {
  return read_key(key, Value::scalar(value)).problems;
}

Value count(const std::string& number) { return Value::map({{"count", {}, Value::scalar(number)}}); }

TEST(Limit, ReadsCountsAndShares) {
  EXPECT_EQ(read_key("min_df", Value::scalar("5")).options.min_df, (Limit{5, false}));
  EXPECT_EQ(read_key("min_df", Value::scalar("0")).options.min_df, (Limit{0, false}));
  EXPECT_EQ(read_key("min_df", Value::scalar("1")).options.min_df, (Limit{1, false}));
  EXPECT_EQ(read_key("min_df", Value::scalar("0.1%")).options.min_df, (Limit{0.001, true}));
  EXPECT_EQ(read_key("max_df", Value::scalar("100%")).options.max_df, (Limit{1, true}));
  EXPECT_EQ(read_key("max_df", count("7")).options.max_df, (Limit{7, false}));
  EXPECT_EQ(read_section({{"min_df", {}, Value::scalar("1")}, {"max_df", {}, count("1")}}).options.max_df,
            (Limit{1, false}));
}

TEST(Limit, WritesWhatItReads) {
  const Registry registry;
  for (const Limit limit : {Limit{5, false}, Limit{1, false}, Limit{0.001, true}, Limit{0.07, true}, Limit{1, true},
                            Limit{12.3456789 / 100, true}, Limit{123456789, false}}) {
    Reading reading(registry);
    Limit again;
    read_option(write_option(limit), again, reading);
    reading.finish();
    EXPECT_EQ(again, limit) << limit.to_text();
  }
  EXPECT_EQ((Limit{0.07, true}.to_text()), "7%");
  EXPECT_EQ(to_yaml(write_option(Limit{1, false})), "count: 1\n");
}

TEST(Limit, IsUnroundedButForBinaryFractions) {
  EXPECT_EQ((Limit{5, false}.of(10)), 5);
  EXPECT_DOUBLE_EQ((Limit{0.5, true}.of(5)), 2.5);
  for (int percent = 0; percent <= 100; ++percent) {
    EXPECT_EQ((Limit{percent / 100.0, true}.of(100)), percent) << percent;
    EXPECT_EQ((Limit{percent / 100.0, true}.of(4'700)), percent * 47) << percent;
  }
}

TEST(VectorizeOptions, RefusesShareThatLacksThePercentSign) {
  EXPECT_THAT(problems_of("min_df", "0.1"), ElementsAre("'vectorize.min_df' cannot be '0.1' | write 10%"));
  EXPECT_THAT(problems_of("max_df", "0.005"), ElementsAre("'vectorize.max_df' cannot be '0.005' | write 0.5%"));
}

TEST(VectorizeOptions, RefusesAmbiguousOnes) {
  for (const std::string one : {"1", "1.0"}) {
    EXPECT_THAT(problems_of("max_df", one), ElementsAre("'vectorize.max_df' is ambiguous: " + one +
                                                        " | write 100% for all documents, or {count: 1}"));
  }
  EXPECT_THAT(problems_of("min_df", "1"), IsEmpty());
}

TEST(VectorizeOptions, RefusesWhatIsOutOfRange) {
  EXPECT_THAT(problems_of("min_df", "-1"),
              ElementsAre("'vectorize.min_df' is out of range: -1 | give a count of at least 0"));
  EXPECT_THAT(problems_of("min_df", "-0.1"),
              ElementsAre("'vectorize.min_df' is out of range: -0.1 | give a count of at least 0"));
  for (const std::string share : {"101%", "-1%", "nan%", "inf%"}) {
    EXPECT_THAT(problems_of("max_df", share),
                ElementsAre("'vectorize.max_df' is out of range: " + share + " | give a share between 0% and 100%"));
  }
  EXPECT_THAT(read_key("max_df", count("-1")).problems,
              ElementsAre("'vectorize.max_df.count' is out of range: -1 | give a count of at least 0"));
  EXPECT_THAT(problems_of("max_features", "0"),
              ElementsAre("'vectorize.max_features' is out of range: 0 | give a number of at least 1"));
}

TEST(VectorizeOptions, RefusesWhatIsNoLimit) {
  for (const std::string text : {"nan", "many", "2.5", "5 %x", "1e400", ""}) {
    EXPECT_THAT(problems_of("min_df", text), ElementsAre("'vectorize.min_df' cannot be '" + text +
                                                         "' | give a count of documents, or a share such as 0.1%"));
  }
  EXPECT_THAT(problems_of("min_df", "x%"),
              ElementsAre("'vectorize.min_df' cannot be 'x%' | give a share such as 0.1%"));
  EXPECT_THAT(read_key("min_df", Value{}).problems,
              ElementsAre("'vectorize.min_df' has no value | give a count of documents, or a share such as 0.1%"));
  EXPECT_THAT(read_key("min_df", Value::map({{"cuont", {}, Value::scalar("5")}})).problems,
              ElementsAre("'vectorize.min_df' cannot be a map | give {count: 5}, 5 or 0.1%"));
}

TEST(VectorizeOptions, RefusesLimitsThatKeepNothing) {
  EXPECT_THAT(read_section({{"min_df", {}, Value::scalar("60%")}}).problems,
              ElementsAre("'vectorize.min_df' (60%) is above 'vectorize.max_df' (50%) | no term would be kept; lower "
                          "min_df or raise max_df"));
}

Value bm25(const std::string& option, const std::string& value) {
  return Value::map({{"bm25", {}, Value::map({{option, {}, Value::scalar(value)}})}});
}

TEST(VectorizeOptions, ATermWeightIsANameOrHasOptions) {
  EXPECT_EQ(read_key("tf", Value::scalar("ppmi")).options.tf.name, "ppmi");
  EXPECT_EQ(read_key("tf", bm25("b", "0.5")).options.tf.name, "bm25");
  EXPECT_EQ(to_yaml(read_key("tf", bm25("b", "0.5")).options.tf.options), "k1: 2\nb: 0.5\n");
  EXPECT_THAT(problems_of("tf", "bm52"), ElementsAre("no term weight is named 'bm52' | did you mean 'bm25'?"));
  EXPECT_THAT(read_key("tf", bm25("b", "2")).problems,
              ElementsAre("'vectorize.tf.bm25.b' is out of range: 2 | give a number between 0 and 1"));
}

TEST(VectorizeOptions, NeighborsAreOffUntilTheyAreAskedFor) {
  EXPECT_FALSE(VectorizeOptions{}.neighbors);
  const auto options = read_key("neighbors", Value::map({{"count", {}, Value::scalar("5")}})).options;
  ASSERT_TRUE(options.neighbors);
  EXPECT_EQ(options.neighbors->count, 5);
  EXPECT_EQ(options.neighbors->weight, 0.1);
}

TEST(Limit, DescribesItsSyntax) {
  const Shape shape = describe_option<Limit>(Registry{});
  ASSERT_EQ(shape.kind, Shape::Kind::one_of);
  ASSERT_EQ(shape.parts.size(), 3U);
  EXPECT_EQ(shape.parts[1].pattern, "^[0-9]+(\\.[0-9]+)?%$");
  EXPECT_EQ(shape.parts[2].fields[0].name, "count");
}

}  // namespace
}  // namespace topicmill
