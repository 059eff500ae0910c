#include "text/records/field_census.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

/// Parses a record into fields that are named as the characters of its bytes.
class LetterParser : public RecordParser {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> /*wanted*/,
                                LeniencyTally& /*leniencies*/) const override {
    std::vector<FieldValue> fields;
    for (const char letter : record.bytes) fields.push_back({std::string(1, letter), "x", {}});
    return fields;
  }
};

class FieldCensusTest : public testing::Test {
 protected:
  FieldCensusTest() {
    const auto file = std::make_shared<FileContext>(SourceFile{"f", "f"}, "UTF-8");
    file->parser = &parser_;
    for (const auto* fields : {"ab", "b", "c"}) {
      Record record;
      record.file = file;
      record.bytes = fields;
      record.number = static_cast<std::int64_t>(records_.size());
      record.line = record.number + 1;
      records_.push_back(record);
    }
  }

  /// Counts one record, which lacks field 0.
  FieldCensus census_of(std::size_t record) const {
    FieldCensus census(2);
    census.count_record();
    census.count_absence(0, records_[record]);
    return census;
  }

  LetterParser parser_;
  std::vector<Record> records_;
};

TEST_F(FieldCensusTest, OrderOfMergingDoesNotMatter) {
  for (const auto& order : {std::vector<std::size_t>{0, 1, 2}, {2, 1, 0}, {1, 2, 0}}) {
    FieldCensus all(2);
    for (const std::size_t record : order) all.merge(census_of(record));
    EXPECT_EQ(all.records(), 3);
    EXPECT_EQ(all.absences(0), 3);
    EXPECT_EQ(all.absences(1), 0);
    EXPECT_TRUE(all.is_nowhere(0));
    EXPECT_FALSE(all.is_nowhere(1));
    EXPECT_EQ(all.first_place(0), "f:1");
    EXPECT_THAT(all.first_fields(0), ElementsAre("a", "b"));
  }
}

TEST_F(FieldCensusTest, NothingReadIsNothingMissing) { EXPECT_FALSE(FieldCensus(1).is_nowhere(0)); }

}  // namespace
}  // namespace topicmill
