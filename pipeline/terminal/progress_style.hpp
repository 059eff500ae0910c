// How the program shows progress on standard error: a bar for people, JSON lines for programs, or nothing.
#pragma once

#include <array>
#include <memory>

#include "base/options.hpp"

namespace topicmill {

class Progress;

enum class ProgressStyle { none, bar, json };
constexpr auto enum_names(ProgressStyle) {
  return std::array{Named<ProgressStyle>{ProgressStyle::none, "none"}, Named<ProgressStyle>{ProgressStyle::bar, "bar"},
                    Named<ProgressStyle>{ProgressStyle::json, "json"}};
}

/// A bar where standard error is a terminal, else nothing.
ProgressStyle default_progress_style();

std::unique_ptr<Progress> make_progress(ProgressStyle style);

}  // namespace topicmill
