// Topics that go on keep their columns, move with new rows, and others join them.
#include "nmf/continuation/continue_topics.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "tests/nmf/matrices.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

constexpr std::int64_t words_of_topic = 12;

/// `count` rows of each of these topics, which have words of their own and share none.
SparseMatrix rows_about(const std::vector<std::int64_t>& topics, std::int64_t count, std::int64_t words,
                        std::uint64_t seed) {
  std::vector<std::vector<float>> rows;
  for (const std::int64_t topic : topics) {
    for (std::int64_t i = 0; i < count; ++i) {
      std::vector<float> row(static_cast<std::size_t>(words), 0.0F);
      for (std::int64_t w = 0; w < words_of_topic; ++w) {
        const auto at = static_cast<std::size_t>(topic * words_of_topic + w);
        row[at] = 1 + random_uniform(seed, static_cast<std::uint64_t>((topic * count + i) * words_of_topic + w));
      }
      rows.push_back(std::move(row));
    }
  }
  return from_rows(rows);
}

/// Three topics of 40 rows each, and what is kept of them.
struct Before {
  static constexpr std::int64_t words = 5 * words_of_topic;
  NmfOptions options;
  Factorization made;
  PastRows past;

  Before() {
    options.topics = 3;
    const auto V = rows_about({0, 1, 2}, 40, words, 1);
    made = factorize(V, options);
    past = summarize_rows(std::array{RowsOfTopics{V, made.W}}, made.H);
  }

  Factorization with(const SparseMatrix& V, std::optional<std::int64_t> most_new = std::nullopt) const {
    return continue_topics(V, {}, {made.H, past}, options, most_new);
  }
};

/// The topic of the words of `planted` in H; -1 where several share them.
std::int64_t topic_of(const Factor& H, std::int64_t planted) {
  std::int64_t largest = -1;
  for (std::int64_t w = 0; w < words_of_topic; ++w) {
    const auto row = H.row_span(planted * words_of_topic + w);
    const auto at = std::max_element(row.begin(), row.end()) - row.begin();
    if (largest >= 0 && at != largest) return -1;
    largest = at;
  }
  return largest;
}

TEST(ContinueTopics, TopicsKeepTheirColumns) {
  const Before before;
  const auto next = before.with(rows_about({0, 1, 2}, 20, Before::words, 2));
  ASSERT_EQ(next.H.k(), 3);
  EXPECT_EQ(next.W.rows(), 60);
  for (std::int64_t t = 0; t < 3; ++t) EXPECT_EQ(topic_of(next.H, t), topic_of(before.made.H, t));
}

TEST(ContinueTopics, TopicsThatNoNewRowHasStay) {
  const Before before;
  const auto next = before.with(rows_about({1}, 60, Before::words, 2));
  for (std::int64_t t = 0; t < 3; ++t) EXPECT_EQ(topic_of(next.H, t), topic_of(before.made.H, t));
}

TEST(ContinueTopics, ASubjectThatIsNewBecomesATopic) {
  const Before before;
  const auto V = rows_about({0, 1, 2, 4}, 20, Before::words, 2);
  const auto next = before.with(V);
  ASSERT_EQ(next.H.k(), 4);
  EXPECT_EQ(topic_of(next.H, 4), 3);
  EXPECT_LT(next.summary.relative_error, 0.3);
  EXPECT_EQ(before.with(V, 0).H.k(), 3);
}

TEST(ContinueTopics, AFewRowsAreNoTopic) {
  const Before before;
  auto V = rows_about({0, 1, 2}, 20, Before::words, 2);
  const auto few = rows_about({4}, 4, Before::words, 3);
  for (std::int64_t i = 0; i < few.rows; ++i) {
    const auto columns = few.row_columns(i);
    const auto values = few.row_values(i);
    V.columns.insert(V.columns.end(), columns.begin(), columns.end());
    V.values.insert(V.values.end(), values.begin(), values.end());
    V.row_starts.push_back(V.nonzeros());
    ++V.rows;
  }
  EXPECT_EQ(before.with(V).H.k(), 3);
}

TEST(ContinueTopics, WorksForKullbackLeiblerAndMultiplicativeUpdates) {
  for (const auto* solver : {"auto", "mu"}) {
    Before before;
    before.options.loss = {"kullback_leibler", {}};
    before.options.solver = {solver, {}};
    const auto next = before.with(rows_about({0, 1, 2, 4}, 20, Before::words, 2));
    ASSERT_EQ(next.H.k(), 4) << solver;
    for (std::int64_t t = 0; t < 3; ++t) EXPECT_EQ(topic_of(next.H, t), topic_of(before.made.H, t)) << solver;
  }
}

TEST(ContinueTopics, RefusesWhatCannotGoOn) {
  Before before;
  const auto V = rows_about({0}, 20, Before::words, 2);
  before.options.fixed = FixedFactor::h;
  EXPECT_THAT(message_of<UsageError>([&] { before.with(V); }), HasSubstr("set nmf.fixed to none"));
  before.options.fixed = FixedFactor::none;
  before.options.loss = {"itakura_saito", {}};
  EXPECT_THAT(message_of<UsageError>([&] { before.with(V); }), HasSubstr("itakura_saito cannot go on"));
}

}  // namespace
}  // namespace topicmill
