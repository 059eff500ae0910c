// What a few texts tell of a corpus: its language, and whether there is markup in it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topicmill {

struct TextTraits {
  /// ISO 639 codes and their shares of the text whose language is known, largest first, without those of few texts.
  std::vector<std::pair<std::string, double>> languages;
  bool has_markup = false;  ///< elements or character references of HTML, in more than a stray text

  bool has_several_languages() const { return languages.size() > 1; }
};

/// `texts`: valid UTF-8. A language counts from a tenth of the text on; none does where most of the text is of none.
TextTraits traits_of(std::span<const std::string> texts);

/// Whether a text has a tag of a usual element of HTML, or a reference such as &amp; or &#39;.
bool has_html(std::string_view text);

}  // namespace topicmill
