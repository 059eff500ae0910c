#include "text/filters/ngrams_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> grams(std::int64_t min, std::int64_t max, const std::vector<std::string>& terms) {
  NgramsFilter filter({min, max});
  return filtered(filter, terms);
}

TEST(NgramsFilter, JoinsNeighbors) {
  EXPECT_THAT(grams(1, 2, {"a", "b", "c"}), ElementsAre("a", "a b", "b", "b c", "c"));
  EXPECT_THAT(grams(2, 3, {"a", "b", "c"}), ElementsAre("a b", "a b c", "b c"));
  EXPECT_THAT(grams(1, 1, {"a", "b"}), ElementsAre("a", "b"));
  EXPECT_THAT(grams(3, 3, {"a", "b"}), IsEmpty());
  EXPECT_THAT(grams(1, 2, {}), IsEmpty());
}

TEST(NgramsFilter, SpansReachFromFirstToLast) {
  NgramsFilter filter({2, 2});
  Tokens tokens;
  tokens.list() = {{"new", 4, 7}, {"york", 12, 16}};
  filter.apply(tokens);
  ASSERT_EQ(tokens.list().size(), 1U);
  EXPECT_EQ(tokens.list()[0].text, "new york");
  EXPECT_EQ(tokens.list()[0].begin, 4U);
  EXPECT_EQ(tokens.list()[0].end, 16U);
}

TEST(NgramsFilter, ServesDocumentAfterDocument) {
  NgramsFilter filter({1, 2});
  EXPECT_EQ(filtered(filter, {"a", "b"}).size(), 3U);
  EXPECT_THAT(filtered(filter, {"c"}), ElementsAre("c"));
}

Value list(std::vector<std::string> numbers) {
  std::vector<Value> items;
  for (auto& number : numbers) items.push_back(Value::scalar(std::move(number)));
  return Value::list(std::move(items));
}

TEST(NgramsOptions, ReadsAListOrANumber) {
  const Registry registry;
  Reading reading(registry);
  NgramsOptions options;
  read_option(list({"1", "3"}), options, reading);
  EXPECT_EQ(to_yaml(write_option(options)), "[1, 3]\n");
  read_option(Value::scalar("2"), options, reading);
  EXPECT_EQ(to_yaml(write_option(options)), "[2, 2]\n");
  reading.finish();
}

TEST(NgramsOptions, RefusesTheRest) {
  const auto problems = [](const Value& value) { return problems_of(builtin_filters(), "ngrams", value); };
  EXPECT_THAT(problems(list({"2", "1"})),
              ElementsAre("'ngrams' is out of range: [2, 1] | give two numbers from 1 to 10, the smaller first"));
  EXPECT_THAT(problems(list({"0", "1"})),
              ElementsAre("'ngrams' is out of range: [0, 1] | give two numbers from 1 to 10, the smaller first"));
  EXPECT_THAT(
      problems(list({"1", "2", "3"})),
      ElementsAre("'ngrams' cannot be a list | give the fewest and the most terms, such as [1, 2], or one number"));
  EXPECT_THAT(problems(list({"1", "x"})), ElementsAre("'ngrams' cannot be 'x' | give a whole number"));
}

}  // namespace
}  // namespace topicmill
