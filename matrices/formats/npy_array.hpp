// One NumPy array as it lies in a file (numpy.lib.format, versions 1 to 3): its header, then its values one by one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matrices/formats/matrix_source.hpp"

namespace topicmill {

/// What its files begin with.
inline constexpr std::string_view npy_magic = "\x93NUMPY";

/// A type of numbers: how long one is, and what it is as a double.
struct NpyType {
  std::string_view name;  ///< "f4", without the order of its bytes
  std::size_t bytes = 0;
  double (*load)(const char* from) = nullptr;

  bool is_integer() const { return name.starts_with('i') || name.starts_with('u'); }
};

struct NpyHeader {
  std::optional<std::string> descr;  ///< "<f4"; none for a type of several fields
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
};

/// Takes the header off the source. Fails where there is none, or where it is not readable.
NpyHeader read_npy_header(MatrixSource& source);

/// The type of its numbers; fails where they are no plain little-endian numbers.
NpyType number_type(const MatrixSource& source, const NpyHeader& header);

/// Calls visit(double) for up to `count` values and returns how many there were: fewer at the end of the file only.
/// In blocks: memory does not grow with what the header promises.
template <class Visit>
std::int64_t for_each_value(MatrixSource& source, const NpyType& type, std::int64_t count, const Visit& visit) {
  constexpr std::int64_t block = std::int64_t{1} << 14;
  for (std::int64_t done = 0; done < count;) {
    const auto wanted = static_cast<std::size_t>(std::min(block, count - done)) * type.bytes;
    const auto bytes = source.next_bytes(wanted);
    const auto whole = bytes.size() / type.bytes;
    for (std::size_t at = 0; at < whole; ++at) visit(type.load(bytes.data() + at * type.bytes));
    done += static_cast<std::int64_t>(whole);
    if (bytes.size() < wanted) return done;
  }
  return count;
}

}  // namespace topicmill
