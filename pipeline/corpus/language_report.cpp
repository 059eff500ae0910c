#include "pipeline/corpus/language_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace topicmill {
namespace {

std::int64_t total(const LanguageReport& report) {
  std::int64_t documents = report.unknown;
  for (const auto& [language, count] : report.documents) documents += count;
  return documents;
}

/// What the filters of that name need; null where none goes by the language.
const LanguageResource* resource_of(std::string_view name, const TextOptions& options, const Registry& registry) {
  for (const auto& filter : options.filters) {
    const auto* const resource = filter.name == name ? resource_by_language(filter, registry) : nullptr;
    if (resource) return resource;
  }
  return nullptr;
}

std::int64_t count_without(const LanguageResource& resource, const LanguageReport& report) {
  std::int64_t documents = report.unknown;
  for (const auto& [language, count] : report.documents) {
    if (!resource.has(std::string(language.text()))) documents += count;
  }
  return documents;
}

}  // namespace

std::optional<LanguageReport> report_languages(std::span<const DocumentInfo> documents, const TextOptions& options,
                                               const Registry& registry) {
  if (options.language != language_of_document) return std::nullopt;
  LanguageReport report;
  for (const auto& document : documents) {
    ++(document.language.is_known() ? report.documents[document.language] : report.unknown);
  }
  for (const auto& name : registry.family<TokenFilter>().names()) {
    const auto* const resource = resource_of(name, options, registry);
    if (resource) report.lacks.push_back({*resource, count_without(*resource, report)});
  }
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
  for (const auto& [resource, count] : report.lacks) {
    warn(count, fmt::format("have no {} of their language", resource.title));
  }
  return warnings;
}

std::string language_of_words(const TextOptions& options, const std::optional<LanguageReport>& report) {
  if (options.language != "none" && options.language != language_of_document) return options.language;
  if (!report || report->documents.empty()) return "en";
  const auto& documents = report->documents;
  const auto most = std::max_element(documents.begin(), documents.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return std::string(most->first.text());
}

}  // namespace topicmill
