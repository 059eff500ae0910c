#include "text/tokens/filtered_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>

#include "base/error.hpp"

namespace topicmill {
namespace {

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

}  // namespace

void FilteredText::start(std::string_view source, std::size_t limit) {
  source_ = source;
  limit_ = limit;
  text_.clear();
  runs_.clear();
}

void FilteredText::keep(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  assert(runs_.empty() || runs_.back().source.end <= begin);
  if (!runs_.empty() && runs_.back().kept && runs_.back().source.end == begin) {
    runs_.back().source.end = narrow(end);
  } else {
    runs_.push_back({narrow(text_.size()), {narrow(begin), narrow(end)}, true});
  }
  text_.append(source_.substr(begin, end - begin));
}

void FilteredText::replace(std::size_t begin, std::size_t end, std::string_view text) {
  if (text.empty()) return;
  assert(runs_.empty() || runs_.back().source.end <= begin);
  if (text_.size() + text.size() > limit_) {
    throw InputError(fmt::format("text.char_filters make more than {} bytes of a document of {}; replace less", limit_,
                                 source_.size()));
  }
  runs_.push_back({narrow(text_.size()), {narrow(begin), narrow(end)}, false});
  text_.append(text);
}

const FilteredText::Run& FilteredText::run_at(std::uint32_t target) const {
  const auto behind = std::upper_bound(runs_.begin(), runs_.end(), target,
                                       [](std::uint32_t at, const Run& run) { return at < run.target; });
  return *std::prev(behind);
}

TextSpan FilteredText::to_source(TextSpan span) const {
  const Run& first = run_at(span.begin);
  const Run& last = run_at(span.end - 1);
  return {first.kept ? first.source.begin + (span.begin - first.target) : first.source.begin,
          last.kept ? last.source.begin + (span.end - last.target) : last.source.end};
}

std::vector<FilteredText::Edit> FilteredText::edits(std::size_t source_size) const {
  std::vector<Edit> out;
  std::uint32_t at = 0;
  const auto remove_until = [&](std::uint32_t end) {
    if (at < end) out.push_back({{at, end}, {}});
  };
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const Run& run = runs_[i];
    remove_until(run.source.begin);
    const std::size_t end = i + 1 < runs_.size() ? runs_[i + 1].target : text_.size();
    if (!run.kept) out.push_back({run.source, std::string_view(text_).substr(run.target, end - run.target)});
    at = run.source.end;
  }
  remove_until(narrow(source_size));
  return out;
}

}  // namespace topicmill
