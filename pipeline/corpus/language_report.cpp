#include "pipeline/corpus/language_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/filters/stem_filter.hpp"
#include "text/filters/stopword_lists.hpp"

namespace topicmill {
namespace {

std::int64_t total(const LanguageReport& report) {
  std::int64_t documents = report.unknown;
  for (const auto& [language, count] : report.documents) documents += count;
  return documents;
}

bool has_filter_by_language(const TextOptions& options, std::string_view filter) {
  return std::any_of(options.filters.begin(), options.filters.end(),
                     [&](const auto& choice) { return choice.name == filter && goes_by_language(choice); });
}

/// Documents of unknown language, and of those for which `has` is false.
template <class Predicate>
std::int64_t count_without(const LanguageReport& report, const Predicate& has) {
  std::int64_t documents = report.unknown;
  for (const auto& [language, count] : report.documents) {
    if (!has(std::string(language.text()))) documents += count;
  }
  return documents;
}

}  // namespace

std::optional<LanguageReport> report_languages(std::span<const DocumentInfo> documents, const TextOptions& options) {
  if (options.language != language_of_document) return std::nullopt;
  LanguageReport report;
  for (const auto& document : documents) {
    ++(document.language.is_known() ? report.documents[document.language] : report.unknown);
  }
  if (has_filter_by_language(options, "stopwords")) {
    report.without_stopwords = count_without(report, [](const auto& language) { return find_stopwords(language); });
  }
  if (has_filter_by_language(options, "stem")) report.without_stemmer = count_without(report, has_stemmer);
  return report;
}

std::vector<std::string> language_warnings(const LanguageReport& report) {
  const std::int64_t documents = total(report);
  std::vector<std::string> warnings;
  const auto warn = [&](std::int64_t count, std::string_view what) {
    if (count > 0 && count * 10 >= documents) {
      warnings.push_back(fmt::format("{} of {} documents {}; run.json counts the languages", count, documents, what));
    }
  };
  warn(report.unknown, "are in no language that could be told");
  if (report.without_stopwords) warn(*report.without_stopwords, "have no stop word list of their language");
  if (report.without_stemmer) warn(*report.without_stemmer, "have no stemmer of their language");
  return warnings;
}

}  // namespace topicmill
