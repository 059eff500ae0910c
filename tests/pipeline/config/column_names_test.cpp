// Columns of fields that are called as other columns are.
#include "pipeline/config/column_names.hpp"

#include <gmock/gmock.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(ColumnNames, AFieldKeepsItsNameWhereNoColumnHasIt) {
  EXPECT_THAT(columns_of_fields({"section", "date"}, {"document", "topic_0"}), ElementsAre("section", "date"));
}

TEST(ColumnNames, AColumnsNameGetsANumberThatNoColumnAndNoFieldHas) {
  EXPECT_THAT(columns_of_fields({"document", "document_2", "topic_0"}, {"document", "topic_0", "topic_0_2"}),
              ElementsAre("document_3", "document_2", "topic_0_3"));
}

TEST(ColumnNames, CaseCountsOnlyWhereItTellsNamesApart) {
  EXPECT_THAT(columns_of_fields({"Topic", "a", "A"}, {"topic"}), ElementsAre("Topic", "a", "A"));
  EXPECT_THAT(columns_of_fields({"Topic", "a", "A", "a_2"}, {"topic"}, LetterCase::ignored),
              ElementsAre("Topic_2", "a", "A_3", "a_2"));
}

TEST(ColumnNames, ARenamedFieldIsTold) {
  EXPECT_THAT(renamed_fields("table doc_topics", std::vector<std::string>{"a", "label"},
                             std::vector<std::string>{"a", "label_2"}),
              ElementsAre("the table doc_topics has a column 'label' of its own: the field of that name is in its "
                          "column 'label_2'"));
}

}  // namespace
}  // namespace topicmill
