#include "topics/coherence/adjacent_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> ids_of(const std::vector<std::string>& words, const WordPairs& pairs) {
  std::vector<std::uint32_t> ids;
  for (const auto& word : words) ids.push_back(pairs.find(word).value_or(pairs.other_word()));
  return ids;
}

auto is(const char* first, const char* second, std::int64_t count) {
  return testing::AllOf(testing::Field(&AdjacentWords::first, first), testing::Field(&AdjacentWords::second, second),
                        testing::Field(&AdjacentWords::count, count));
}

TEST(AdjacentWords, AreCountedInTheirOrderOverDocuments) {
  const WordPairs pairs({{"san", "francisco"}, {"giants"}});
  AdjacentCounter one;
  one.add_document(ids_of({"san", "francisco", "giants", "in", "san", "francisco"}, pairs), pairs.other_word());
  AdjacentCounter other;
  other.add_document(ids_of({"francisco", "san", "francisco"}, pairs), pairs.other_word());
  one += other;
  EXPECT_THAT(one.found(pairs),
              ElementsAre(is("san", "francisco", 3), is("francisco", "san", 1), is("francisco", "giants", 1)));
}

TEST(AdjacentWords, AreNotParted) {
  const WordPairs pairs(std::vector<std::vector<std::string>>{{"san", "francisco"}});
  AdjacentCounter counter;
  counter.add_document(ids_of({"san", "other", "francisco", "francisco"}, pairs), pairs.other_word());
  counter.add_document(ids_of({"san"}, pairs), pairs.other_word());
  counter.add_document({}, pairs.other_word());
  EXPECT_THAT(counter.found(pairs), IsEmpty());
}

}  // namespace
}  // namespace topicmill
