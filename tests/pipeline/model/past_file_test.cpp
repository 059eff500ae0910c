// What a run keeps of its documents comes back, and what is no whole past is refused with the reason.
#include "pipeline/model/past_file.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

class PastFile : public testing::Test {
 protected:
  PastFile() {
    past_.means = {2, 5, {0, 2, 3}, {1, 4, 3}, {0.5F, 2, 7}};
    past_.weights = {8.5, 1};
    past_.counts = {9, 5};
    RareTermsBuilder rare;
    rare.add("seldom", 3);
    save_past(past_, std::move(rare).finish(), 20, folder_.path() / past_file);
  }

  std::string refusal(const std::string& bytes) const {
    folder_.write(std::string(past_file), bytes);
    return message_of<InputError>([&] { load_past(folder_.path(), 5); });
  }

  TemporaryDirectory folder_;
  PastRows past_;
};

TEST_F(PastFile, ComesBack) {
  const Past read = load_past(folder_.path(), 5);
  EXPECT_EQ(read.rows.means.columns, past_.means.columns);
  EXPECT_EQ(read.rows.means.values, past_.means.values);
  EXPECT_EQ(read.rows.means.row_starts, past_.means.row_starts);
  EXPECT_EQ(read.rows.means.cols, 5);
  EXPECT_EQ(read.rows.weights, past_.weights);
  EXPECT_EQ(read.rows.counts, past_.counts);
  EXPECT_EQ(read.rare.frequency_of("seldom"), 3);
  EXPECT_EQ(read.counted_rows, 20);
}

TEST_F(PastFile, IsRefusedWhereItIsNotWhole) {
  const std::string whole = file_text(folder_.path() / past_file);
  EXPECT_THAT(refusal("TOPICMIL" + whole.substr(8)), HasSubstr("it is no past of a run"));
  EXPECT_THAT(refusal(whole.substr(0, whole.size() - 1)), HasSubstr("where its header announces"));
  std::string changed = whole;
  changed.back() ^= 1;
  EXPECT_THAT(refusal(changed), HasSubstr("its checksum does not match"));
}

TEST_F(PastFile, IsRefusedWhereItBelongsToAnotherModelOrIsNotThere) {
  EXPECT_THAT(message_of<InputError>([&] { load_past(folder_.path(), 6); }), HasSubstr("it belongs to another model"));
  std::filesystem::remove(folder_.path() / past_file);
  EXPECT_THAT(message_of<InputError>([&] { load_past(folder_.path(), 5); }), HasSubstr("cannot go on: it has no past"));
}

}  // namespace
}  // namespace topicmill
