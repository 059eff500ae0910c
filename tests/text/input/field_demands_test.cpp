#include "text/input/field_demands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

FieldDemands demands(LackingField lacking) {
  InputOptions options;
  options.text = {"title", "text"};
  options.metadata = {"date"};
  options.id = "key";
  return FieldDemands(options, lacking);
}

TEST(FieldDemands, WantsEachNameOnce) {
  EXPECT_THAT(demands(LackingField::refused).wanted(), ElementsAre("date", "key", "text", "title"));
}

TEST(FieldDemands, ColumnsShowAWrongNameBeforeTheFirstRecord) {
  FileContext file({"f.csv", "f.csv"}, "UTF-8");
  file.columns = {"text", "title"};
  EXPECT_THROW(demands(LackingField::refused).require_columns(file), InputError);
  EXPECT_NO_THROW(demands(LackingField::counted).require_columns(file));
  file.columns = {"text", "key", "date"};
  EXPECT_THROW(demands(LackingField::counted).require_columns(file), MissingTextField);
  file.columns.clear();  // nothing is known beforehand
  EXPECT_NO_THROW(demands(LackingField::refused).require_columns(file));
}

/// Names its fields where a census asks.
class NoFields : public RecordParser {
 public:
  std::vector<FieldValue> parse(const Record& /*record*/, std::span<const std::string> /*wanted*/,
                                LeniencyTally& /*leniencies*/) const override {
    return {{"other", "", {}}};
  }
};

TEST(FieldDemands, TellOfGapsInTheTextAndOfOthersWhereTheyAreCounted) {
  const NoFields parser;
  auto file = std::make_shared<FileContext>(SourceFile{"f", "f"}, "UTF-8");
  file->parser = &parser;
  Record record;
  record.file = file;
  record.line = 1;
  const std::vector<FieldValue> whole{{"title", "", {}}, {"text", "", {}}, {"date", "", {}}, {"key", "", {}}};
  const std::vector<FieldValue> only_title{{"title", "", {}}};
  const auto counting = demands(LackingField::counted);
  auto census = counting.empty_census();
  counting.count(record, whole, census);
  EXPECT_THAT(counting.warnings(census), IsEmpty());
  counting.count(record, only_title, census);
  EXPECT_NO_THROW(counting.require_text(census));
  EXPECT_THAT(counting.warnings(census),
              ElementsAre("1 of 2 documents has no field 'text', which is empty there, at f:1",
                          "1 of 2 documents has no field 'date', whose cell is empty, at f:1",
                          "1 of 2 documents has no field 'key', so that their place names them, at f:1"));
  EXPECT_THAT(demands(LackingField::refused).warnings(census).size(), 1U);
  auto gaps = counting.empty_census();
  counting.count(record, only_title, gaps);
  EXPECT_THROW(counting.require_text(gaps), MissingTextField);
}

}  // namespace
}  // namespace topicmill
