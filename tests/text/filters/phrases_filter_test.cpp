#include "text/filters/phrases_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Documents = std::vector<std::vector<std::string>>;

Tokens tokens_from(const std::vector<std::string>& terms) {
  Tokens tokens;
  for (const auto& term : terms) tokens.list().push_back({term, 0, static_cast<std::uint32_t>(term.size())});
  return tokens;
}

/// Lets learners of `batch_size` documents each observe them, as learn() does.
Lesson learn_from(const TokenFilter& filter, const Documents& documents, std::size_t batch_size = 1) {
  const auto learner = filter.learner();
  for (std::size_t begin = 0; begin < documents.size(); begin += batch_size) {
    const auto part = learner->fresh();
    for (std::size_t i = begin; i < std::min(begin + batch_size, documents.size()); ++i) {
      part->observe(tokens_from(documents[i]));
    }
    learner->absorb(*part);
  }
  return learner->finish();
}

/// "phrase count score" of each row.
std::vector<std::string> rows_of(const Table& table) {
  std::vector<std::string> rows;
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < table.rows; ++row) {
    table.fill(row, cells);
    rows.push_back(std::string(std::get<std::string_view>(cells[0])) + " " +
                   std::to_string(std::get<std::int64_t>(cells[1])) + " " + std::to_string(std::get<double>(cells[2])));
  }
  return rows;
}

const Documents cities{{"new", "york", "is", "big"}, {"new", "york", "is", "old"}, {"big", "old", "new", "york"}};

PhrasesOptions options_of(std::int64_t min_count, double threshold, PhraseScore score = PhraseScore::mikolov) {
  PhrasesOptions options;
  options.min_count = min_count;
  options.threshold = threshold;
  options.score = score;
  return options;
}

TEST(PhrasesFilter, ScoresAsGensim) {
  // Words: new 3, york 3, is 2, big 2, old 2. Pairs: new_york 3, york_is 2, is_big, is_old, big_old, old_new 1.
  // |V| = 5 + 6 = 11; (3 - 1) / 9 * 11 = 2.4444, (2 - 1) / 6 * 11 = 1.8333; the others 0.
  const Lesson lesson = learn_from(PhrasesFilter(options_of(1, 0.1)), cities);
  EXPECT_THAT(rows_of(*lesson.table), ElementsAre("new_york 3 2.444444", "york_is 2 1.833333"));
  EXPECT_THAT(lesson.warnings, IsEmpty());
}

TEST(PhrasesFilter, ScoresNpmi) {
  // ln((3/12) / (1/4 * 1/4)) / -ln(3/12) = ln 4 / ln 4 = 1; ln((2/12) / (1/4 * 1/6)) / -ln(2/12) = ln 4 / ln 6.
  const Lesson lesson = learn_from(PhrasesFilter(options_of(2, 0.1, PhraseScore::npmi)), cities);
  EXPECT_THAT(rows_of(*lesson.table),
              ElementsAre("new_york 3 1.000000", "york_is 2 " + std::to_string(std::log(4) / std::log(6))));
}

TEST(PhrasesFilter, WantsMoreThanTheThreshold) {
  const double score = 2.0 / 9 * 11;
  EXPECT_EQ(learn_from(PhrasesFilter(options_of(1, score)), cities).table->rows, 0);
  EXPECT_EQ(learn_from(PhrasesFilter(options_of(1, std::nextafter(score, 0))), cities).table->rows, 1);
}

TEST(PhrasesFilter, JoinsFromLeftToRightWithoutOverlap) {
  const Lesson lesson = learn_from(PhrasesFilter(options_of(1, 0.1)), cities);
  EXPECT_THAT(filtered(*lesson.filter, {"new", "york", "is", "big"}), ElementsAre("new_york", "is", "big"));
  EXPECT_THAT(filtered(*lesson.filter, {"york", "is", "new", "york", "is"}), ElementsAre("york_is", "new_york", "is"));
  EXPECT_THAT(filtered(*lesson.filter, {"new", "new", "york"}), ElementsAre("new", "new_york"));
  EXPECT_THAT(filtered(*lesson.filter, {"york", "new"}), ElementsAre("york", "new"));
  EXPECT_THAT(filtered(*lesson.filter, {}), IsEmpty());
}

TEST(PhrasesFilter, SpansReachFromFirstToLast) {
  const Lesson lesson = learn_from(PhrasesFilter(options_of(1, 0.1)), cities);
  Tokens tokens;
  tokens.list() = {{"new", 4, 7}, {"york", 12, 16}};
  lesson.filter->apply(tokens);
  ASSERT_EQ(tokens.list().size(), 1U);
  EXPECT_EQ(tokens.list()[0].begin, 4U);
  EXPECT_EQ(tokens.list()[0].end, 16U);
}

TEST(PhrasesFilter, ConnectorsStandInside) {
  PhrasesOptions options = options_of(1, 0.1);
  options.connectors = {"of", "the"};
  const Documents documents{{"the", "bank", "of", "the", "west"}, {"bank", "of", "the", "west", "of"}};
  const Lesson lesson = learn_from(PhrasesFilter(options), documents);
  // bank 2, west 2, bank_of_the_west 2: connectors are not counted. (2 - 1) / 4 * 3.
  EXPECT_THAT(rows_of(*lesson.table), ElementsAre("bank_of_the_west 2 0.750000"));
  EXPECT_THAT(filtered(*lesson.filter, {"of", "bank", "of", "the", "west", "the"}),
              ElementsAre("of", "bank_of_the_west", "the"));
  EXPECT_THAT(filtered(*lesson.filter, {"bank", "of", "west", "of", "the"}),
              ElementsAre("bank", "of", "west", "of", "the"));
}

TEST(PhrasesFilter, ASecondOneMakesLongerPhrases) {
  const Documents documents(6, {"new", "york", "city", "hall"});
  const PhrasesFilter filter(options_of(1, 0.1));
  Lesson first = learn_from(filter, documents);
  Documents joined;
  for (const auto& document : documents) joined.push_back(filtered(*first.filter, document));
  EXPECT_THAT(joined.front(), ElementsAre("new_york", "city_hall"));
  Lesson second = learn_from(filter, joined);
  EXPECT_THAT(filtered(*second.filter, joined.front()), ElementsAre("new_york_city_hall"));
}

TEST(PhrasesFilter, AJoinedTextThatIsAWordTooIsOneEntry) {
  // Counted as gensim does: new_york occurs once as a word and twice as a pair; |V| = new, york, new_york.
  const Lesson lesson = learn_from(PhrasesFilter(options_of(1, 0.1)), {{"new_york"}, {"new", "york"}, {"new", "york"}});
  EXPECT_THAT(rows_of(*lesson.table), ElementsAre("new_york 3 1.500000"));
}

Documents random_documents() {
  std::mt19937 random(5);
  Documents documents(400);
  for (auto& document : documents) {
    for (auto n = random() % 60; n > 0; --n) document.push_back("w" + std::to_string(random() % 9 * (random() % 9)));
  }
  return documents;
}

TEST(PhrasesFilter, DoesNotDependOnBatches) {
  const auto documents = random_documents();
  const PhrasesFilter filter(options_of(2, 0.03));
  const auto expected = rows_of(*learn_from(filter, documents, documents.size()).table);
  EXPECT_GT(expected.size(), 10U);
  for (const std::size_t batch_size : {1U, 7U, 100U}) {
    EXPECT_EQ(rows_of(*learn_from(filter, documents, batch_size).table), expected);
  }
}

TEST(PhrasesFilter, ForgetsTheRarestAboveItsLimitAndSaysSo) {
  PhrasesOptions options = options_of(1, 0.001);
  options.max_vocabulary = 1000;
  Documents documents;
  for (int i = 0; i < 1000; ++i) documents.push_back({"new", "york", "rare" + std::to_string(i)});
  const Lesson lesson = learn_from(PhrasesFilter(options), documents);
  EXPECT_THAT(rows_of(*lesson.table), testing::Contains(testing::StartsWith("new_york 1000 ")));
  EXPECT_THAT(lesson.warnings, ElementsAre(HasSubstr("max_vocabulary (1000)")));
}

TEST(PhrasesFilter, SaysWhenItFoundNothing) {
  const Lesson lesson = learn_from(PhrasesFilter(PhrasesOptions{}), cities);
  EXPECT_THAT(lesson.warnings, ElementsAre("the filter phrases found no phrase above its threshold (10); lower "
                                           "threshold or min_count (5), or take the filter out"));
}

TEST(PhrasesFilter, HasToLearnFirst) {
  PhrasesFilter filter(PhrasesOptions{});
  Tokens tokens;
  EXPECT_THROW(filter.apply(tokens), std::logic_error);
  EXPECT_EQ(learn_from(filter, cities).filter->learner(), nullptr);
}

TEST(PhrasesOptions, RefusesWhatCannotBe) {
  const auto problems = [](std::vector<Entry> entries) {
    return problems_of(builtin_filters(), "phrases", Value::map(std::move(entries)));
  };
  EXPECT_THAT(problems({{"threshold", {}, Value::scalar("0")}}),
              ElementsAre("'phrases.threshold' is out of range: 0 | give a number above 0, such as 10"));
  EXPECT_THAT(
      problems({{"score", {}, Value::scalar("npmi")}, {"threshold", {}, Value::scalar("10")}}),
      ElementsAre("'phrases.threshold' is out of range: 10 | npmi is between -1 and 1: give a number from -1 to "
                  "below 1, such as 0.5"));
  EXPECT_THAT(problems({{"max_vocabulary", {}, Value::scalar("10")}}),
              ElementsAre("'phrases.max_vocabulary' is out of range: 10 | give 1000 or more, or null"));
  EXPECT_THAT(problems({{"score", {}, Value::scalar("npmi")}}), IsEmpty());
}

}  // namespace
}  // namespace topicmill
