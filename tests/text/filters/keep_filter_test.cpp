#include "text/filters/keep_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> kept(const std::vector<std::string>& lists, const std::vector<std::string>& terms) {
  KeepFilter filter(KeepOptions{lists});
  return filtered(filter, terms);
}

TEST(KeepFilter, KeepsTermsOfWordsAndFiles) {
  const TemporaryDirectory folder;
  const std::string path = folder.write("terms.txt", "# animals\ncat\nnew york\r\n");
  EXPECT_THAT(kept({path, "fish"}, {"cat", "dog", "fish", "new york", "Cat"}), ElementsAre("cat", "fish", "new york"));
}

TEST(KeepFilter, KeepsAllWithoutAList) { EXPECT_THAT(kept({}, {"cat", "dog"}), ElementsAre("cat", "dog")); }

TEST(KeepFilter, RefusesFilesWithoutTerms) {
  const TemporaryDirectory folder;
  const std::string path = folder.write("terms.txt", "# nothing\n\n");
  EXPECT_THAT(problems_of(builtin_filters(), "keep", Value::scalar(path)),
              ElementsAre("'" + path + "' has no term to keep | write one term a line, or take the filter out"));
  EXPECT_THROW(kept({path}, {}), InputError);
  EXPECT_THROW(kept({"./none.txt"}, {}), InputError);
}

}  // namespace
}  // namespace topicmill
