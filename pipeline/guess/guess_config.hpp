// A config for data that has none yet: guessed from what its fields hold.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pipeline/config/config.hpp"

namespace topicmill {

struct Guess {
  Config config;
  std::string summary;  ///< one line: what was taken for what
  std::vector<std::string> warnings;
  bool lacks_stopwords = false;  ///< the language of the text is unknown, or has no list of stop words
};

/// input.path, and for data with fields (csv, tsv, jsonl, json, xml, html, mail, sqlite) input.text, input.id and
/// input.metadata, by what some hundred records hold; stop words and text.language by the language of their text, the
/// char filter html where there is markup. `sets` are laid over it, and count for the guess as well (input.format,
/// input.text ...). Its run directory is runs/NAME after the data. The guess is tried on the sampled records. Throws
/// InputError where the data cannot be read, or where none of it looks like text.
Guess guess_config(std::span<const std::string> paths, std::span<const std::string> sets, const Registry& registry);

}  // namespace topicmill
