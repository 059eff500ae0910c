#include "pipeline/evaluation/evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "pipeline/builtin_registry.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Two topics over four terms.
TopicModel sample() {
  Factor weights(4, 2);
  const std::vector<std::vector<float>> rows{{3, 0}, {2, 0}, {0, 3}, {0, 2}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), weights.row(static_cast<std::int64_t>(i)));
  }
  return {std::move(weights), {{5, 0.5, 1}, {5, 0.5, 1}}};
}

const std::vector<Term> terms{{"ant"}, {"bee"}, {"cat"}, {"dog"}};

std::vector<std::optional<WindowCounts>> count_nothing(const WordPairs& words, std::span<const std::int64_t> widths) {
  const WindowCounts none{0, 1, std::vector<std::int64_t>(words.words()), std::vector<std::int64_t>(words.pairs())};
  return {widths.size(), none};
}

std::vector<std::optional<WindowCounts>> cannot_count(const WordPairs& /*words*/,
                                                      std::span<const std::int64_t> widths) {
  return {widths.size(), std::nullopt};
}

Evaluation evaluate(const EvaluateOptions& options, const CountWindows& count) {
  Evaluation evaluation;
  measure_topics(sample(), nullptr, terms, options, builtin_registry(), count, evaluation);
  return evaluation;
}

TEST(Requirement, IsReadAndWritten) {
  EXPECT_EQ(parse_requirement(" npmi >= 0.05 ")->text(), "npmi>=0.05");
  EXPECT_EQ(parse_requirement("umass<-1e-3")->text(), "umass<-0.001");
  for (const auto* wrong : {"npmi", "npmi>=", ">=1", "npmi>=nan", "npmi>=1x", "npmi=1", ""}) {
    EXPECT_FALSE(parse_requirement(wrong)) << wrong;
  }
}

TEST(Requirement, HoldsAtItsBoundOrNot) {
  EXPECT_TRUE(parse_requirement("a>=1")->holds(1));
  EXPECT_TRUE(parse_requirement("a<=1")->holds(1));
  EXPECT_FALSE(parse_requirement("a>1")->holds(1));
  EXPECT_FALSE(parse_requirement("a<1")->holds(1));
}

TEST(Requirement, NamesWhatCanBeMeasured) {
  const Registry registry = builtin_registry();
  EvaluateOptions options;
  EXPECT_NO_THROW(check_requirement(*parse_requirement("c_v>0"), options, registry));
  EXPECT_NO_THROW(check_requirement(*parse_requirement("weakly_explained<0.1"), options, registry));
  EXPECT_THROW(check_requirement(*parse_requirement("nmpi>0"), options, registry), UsageError);
  EXPECT_THROW(check_requirement(*parse_requirement("nmi>0"), options, registry), UsageError);
  options.label = "section";
  EXPECT_NO_THROW(check_requirement(*parse_requirement("nmi>0"), options, registry));
}

TEST(Evaluation, CountsOnlyWhatAMeasureNeeds) {
  const CountWindows fail = [](const WordPairs&, std::span<const std::int64_t>) {
    ADD_FAILURE() << "nothing needs windows";
    return std::vector<std::optional<WindowCounts>>();
  };
  EvaluateOptions options;
  options.measures = {};
  EXPECT_THAT(evaluate(options, fail).measures, IsEmpty());
  options.measures = {{"diversity", {}}, {"effective_words", {}}};
  EXPECT_EQ(evaluate(options, fail).value("diversity"), 1);
}

TEST(Evaluation, LeavesOutWhatCannotBeCountedAndSaysSo) {
  const auto evaluation = evaluate({}, cannot_count);
  EXPECT_FALSE(evaluation.value("npmi"));
  EXPECT_TRUE(evaluation.value("exclusivity"));
  EXPECT_THAT(
      evaluation.warnings,
      ElementsAre(
          "npmi, umass are left out: there is no text to count windows in, as a matrix holds none, and a pipe is "
          "read once; give one by topicmill evaluate DIR --reference PATH"));
}

TEST(Evaluation, WarnsOfWordsThatNeverOccur) {
  EvaluateOptions options;
  options.measures = {{"npmi", {}}};
  EXPECT_THAT(
      evaluate(options, count_nothing).warnings,
      ElementsAre("4 of 4 top words never occur in the corpus that coherence is counted in: ant, bee, cat, dog; "
                  "their pairs count 0"));
}

TEST(Evaluation, EveryGateThatFailsIsToldWithItsValue) {
  EvaluateOptions options;
  options.measures = {{"diversity", {}}};
  options.require = {*parse_requirement("diversity>=0.5"), *parse_requirement("diversity<=0.25"),
                     *parse_requirement("npmi>=0.05")};
  auto evaluation = evaluate(options, cannot_count);
  check_gates(options, evaluation);
  EXPECT_THAT(evaluation.failed_gates,
              ElementsAre("diversity is 1, wanted diversity<=0.25", "npmi could not be measured, wanted npmi>=0.05"));
}

TEST(Evaluation, DocumentsWithoutALabelAreLeftOut) {
  Evaluation evaluation;
  compare_with_labels("section", {"a", "a", "", "b"}, {0, 0, 0, std::nullopt}, evaluation);
  EXPECT_EQ(evaluation.agreement->documents, 3);
  EXPECT_NEAR(*evaluation.value("nmi"), 1, 1e-12);
  EXPECT_THAT(evaluation.warnings,
              ElementsAre("1 of 4 documents have no 'section': topics are compared with the labels of the others"));
}

TEST(Evaluation, WithoutAnyLabelThereIsNoAgreement) {
  Evaluation evaluation;
  compare_with_labels("section", {"", ""}, {0, 1}, evaluation);
  EXPECT_FALSE(evaluation.agreement);
  EXPECT_EQ(evaluation.warnings.size(), 1U);
}

}  // namespace
}  // namespace topicmill
