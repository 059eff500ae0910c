#include "text/records/leniency.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "text/records/reader.hpp"

namespace topicmill {

void LeniencyTally::add(const Leniency& kind, const Record& record, std::int64_t count) {
  if (count > 0) take({kind, count, record.number, {}}, [&] { return record.origin(); });
}

void LeniencyTally::add(const Leniency& kind, const std::string& place, std::int64_t number) {
  take({kind, 1, number, {}}, [&] { return place; });
}

void LeniencyTally::merge(const LeniencyTally& other) {
  for (const auto& kind : other.kinds_) take(kind, [&] { return kind.first_place; });
}

std::string_view LeniencyTally::kept_words(const std::string& text) {
  static std::set<std::string> kept;
  return *kept.insert(text).first;
}

template <class Place>
void LeniencyTally::take(const Kind& more, const Place& place) {
  const auto found =
      std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& kind) { return kind.words.many == more.words.many; });
  if (found == kinds_.end()) {
    kinds_.push_back(more);
    kinds_.back().first_place = place();
    return;
  }
  found->count += more.count;
  if (found->first_number <= more.first_number) return;
  found->first_number = more.first_number;
  found->first_place = place();
}

std::vector<std::string> LeniencyTally::warnings() const {
  auto kinds = kinds_;
  std::sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) {
    return std::tie(a.first_number, a.words.many) < std::tie(b.first_number, b.words.many);
  });
  std::vector<std::string> warnings;
  for (const auto& [words, count, number, place] : kinds) {
    const bool single = count == 1;
    warnings.push_back(
        fmt::format("{} {}, {} {}", count, single ? words.one : words.many, single ? "at" : "the first at", place));
  }
  return warnings;
}

}  // namespace topicmill
