// The default text options of a corpus in English.
#pragma once

#include "text/analyzer/text_options.hpp"

namespace topicmill {

inline TextOptions english_text() {
  TextOptions options;
  options.language = "en";
  return options;
}

}  // namespace topicmill
