// What `text.language: auto` found: documents per language, and those that the filters had to leave as they are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "text/analyzer/text_options.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {

struct LanguageReport {
  /// Documents of unknown language, or of one for which a filter has nothing.
  struct Lack {
    LanguageResource resource;
    std::int64_t documents = 0;
  };

  std::map<LanguageCode, std::int64_t> documents;  ///< by language; those of unknown language are not among them
  std::int64_t unknown = 0;
  std::vector<Lack> lacks;  ///< of each resource that a filter asks for, in the order of the family
};

/// Nothing unless text.language is auto.
std::optional<LanguageReport> report_languages(std::span<const DocumentInfo> documents, const TextOptions& options,
                                               const Registry& registry);

/// Whose stemmer tells forms of words: of the config's language, or of that of most documents; English where none is
/// known.
std::string language_of_words(const TextOptions& options, const std::optional<LanguageReport>& report);

/// Warnings where a tenth of the documents or more went without what a filter was to do.
std::vector<std::string> language_warnings(const LanguageReport& report);

}  // namespace topicmill
