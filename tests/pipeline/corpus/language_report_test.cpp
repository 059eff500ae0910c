#include "pipeline/corpus/language_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<DocumentInfo> documents_in(const std::vector<std::string>& languages) {
  std::vector<DocumentInfo> documents;
  for (const auto& language : languages) {
    documents.emplace_back();
    documents.back().language = LanguageCode(language);
  }
  return documents;
}

Registry registry() { return Registry().add(builtin_filters()); }

TextOptions options_for(const std::string& language) {
  TextOptions options;
  options.language = language;
  options.filters = {{"stopwords", Value::list({Value::scalar("auto")})}, {"stem", Value::scalar("auto")}};
  return options;
}

TEST(LanguageReport, CountsLanguagesAndWhatTheyLack) {
  const auto documents = documents_in({"en", "de", "en", "zh", "eo", ""});
  const auto report = report_languages(documents, options_for("auto"), registry());
  ASSERT_TRUE(report);
  EXPECT_EQ(report->documents.at(LanguageCode("en")), 2);
  EXPECT_EQ(report->documents.size(), 4U);
  EXPECT_EQ(report->unknown, 1);
  ASSERT_EQ(report->lacks.size(), 2U);
  EXPECT_EQ(report->lacks[0].resource.key, "stopwords");
  EXPECT_EQ(report->lacks[0].documents, 2) << "eo and the unknown one";
  EXPECT_EQ(report->lacks[1].resource.key, "stemmer");
  EXPECT_EQ(report->lacks[1].documents, 3) << "zh as well";
  EXPECT_THAT(language_warnings(*report),
              ElementsAre("1 of 6 documents are in no language that could be told; run.json counts the languages",
                          "2 of 6 documents have no stop word list of their language; run.json counts the languages",
                          "3 of 6 documents have no stemmer of their language; run.json counts the languages"));
}

TEST(LanguageReport, IsThereForAutoAlone) {
  const auto documents = documents_in({"en", ""});
  EXPECT_FALSE(report_languages(documents, TextOptions{}, registry()));
  EXPECT_FALSE(report_languages(documents, options_for("de"), registry()));
  TextOptions no_filter;
  no_filter.language = "auto";
  no_filter.filters.clear();
  EXPECT_THAT(report_languages(documents, no_filter, registry())->lacks, IsEmpty());
}

TEST(LanguageReport, IsSilentAboutFew) {
  std::vector<std::string> languages(11, "en");
  languages[3] = "";
  EXPECT_THAT(language_warnings(*report_languages(documents_in(languages), options_for("auto"), registry())),
              IsEmpty());
}

}  // namespace
}  // namespace topicmill
