// text.language: corpus, once somebody has looked at the corpus.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "text/analyzer/text_options.hpp"

namespace topicmill {

/// Decides what filters with auto do in a corpus of which much is in each of `languages` (ISO 639), and writes it into
/// `options`, so that they say all that there is to know and cost nothing more for each document:
///
///   one language    it is text.language, and the filters say it for auto: `stopwords: [de]`
///   several         text.language is auto where a filter says so, else none
///   no language     text.language is none
///
/// Where a filter has nothing for the one language, or there is none, its auto is taken out, and the filter with it
/// where that is all it says. Returns what these lack: "stop word list".
std::vector<std::string> settle_language(TextOptions& options, std::span<const std::string> languages,
                                         const Registry& registry);

/// The same where text.language itself says which language the corpus is in: a code, or none. Nothing for others.
std::vector<std::string> settle_given_language(TextOptions& options, const Registry& registry);

/// Whether there is a stop word list for the language.
bool has_stopwords(const std::string& language);

}  // namespace topicmill
