// The `topics:` section: how topics are shown to people.
#pragma once

#include <array>

#include "base/options.hpp"

namespace topicmill {

/// Whether forms of one word are shown as one.
enum class FoldedForms { none, stem };
constexpr auto enum_names(FoldedForms) {
  return std::array{Named<FoldedForms>{FoldedForms::none, "none"}, Named<FoldedForms>{FoldedForms::stem, "stem"}};
}

/// How topics are shown to people.
struct TopicsOptions {
  FoldedForms fold = FoldedForms::none;

  static constexpr auto fields() {
    return std::tuple{
        field("fold", &TopicsOptions::fold,
              "stem: of words with the same stem, such as car and cars, the list of a topic's words that top and the "
              "report show has the heaviest alone; tables have all."),
    };
  }
};

}  // namespace topicmill
