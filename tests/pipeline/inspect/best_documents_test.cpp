#include "pipeline/inspect/best_documents.hpp"

#include <gmock/gmock.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::size_t> rows_of(const BestDocuments& best) {
  std::vector<std::size_t> rows;
  for (const auto& document : best.ranked()) rows.push_back(document.row);
  return rows;
}

TEST(BestDocuments, RankByThetaTimesExplainedAndTiesByPlace) {
  BestDocuments best(3);
  best.add(0, 1, 0.1);
  best.add(1, 0.5, 0.4);
  best.add(2, 0.4, 0.5);
  best.add(3, 0.9, 0.9);
  best.add(4, 0.2, 1);
  EXPECT_THAT(rows_of(best), ElementsAre(3, 1, 2));
}

TEST(BestDocuments, LeaveOutWhatHasNothingOfTheTopic) {
  BestDocuments best(3);
  best.add(0, 0, 1);
  best.add(1, 1, 0);
  EXPECT_THAT(best.ranked(), IsEmpty());
  BestDocuments none(0);
  none.add(0, 1, 1);
  EXPECT_THAT(none.ranked(), IsEmpty());
}

}  // namespace
}  // namespace topicmill
