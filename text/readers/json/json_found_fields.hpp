// The wanted fields of one JSON object as they are found on a walk through it. Inline, as a walk asks at each value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/records/reader.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {

/// Where a value stands: how deep, and in which item of a list (0 outside of lists).
struct JsonPlace {
  std::size_t depth = 0;
  std::int64_t item = 0;
};

/// Of fields of one path those count that are nearest to the root; of equally near ones the first, but each item of a
/// list gives one more value.
class JsonFoundFields {
 public:
  explicit JsonFoundFields(std::span<const std::string> wanted) : wanted_(wanted) {
    fields_.reserve(wanted.size());
    found_.reserve(wanted.size());
  }

  /// True where the path is wanted and its value here counts.
  bool is_new(std::string_view path, JsonPlace place) const {
    if (!is_wanted(path, wanted_)) return false;
    const std::size_t field = find(path);
    if (field == fields_.size()) return true;
    const JsonPlace& before = found_[field].place;
    return place.depth < before.depth || (place.depth == before.depth && place.item != before.item);
  }

  /// The field that takes the values of a path for which is_new() holds.
  std::size_t slot(const std::string& path, JsonPlace place) {
    const std::size_t field = find(path);
    if (field == fields_.size()) {
      fields_.push_back({path, {}, {}});
      found_.push_back({place, 0});
    } else if (place.depth < found_[field].place.depth) {
      fields_[field] = {path, {}, {}};
      found_[field] = {place, 0};
    }
    found_[field].place.item = place.item;
    return field;
  }

  void append(std::string value, std::size_t field) {
    if (found_[field].values++ == 0) {
      fields_[field].value = std::move(value);
    } else {
      fields_[field].more.push_back(std::move(value));
    }
  }

  std::vector<FieldValue> take() && { return std::move(fields_); }

 private:
  struct Found {
    JsonPlace place;
    std::size_t values = 0;
  };

  std::size_t find(std::string_view path) const {
    std::size_t field = 0;
    while (field < fields_.size() && fields_[field].name != path) ++field;
    return field;
  }

  std::span<const std::string> wanted_;
  std::vector<FieldValue> fields_;
  std::vector<Found> found_;  ///< of fields_
};

}  // namespace topicmill
