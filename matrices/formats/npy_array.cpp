#include "matrices/formats/npy_array.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "files/printable_name.hpp"
#include "matrices/formats/fields.hpp"

namespace topicmill {
namespace {

static_assert(std::endian::native == std::endian::little, "values are read as they lie in the file");

template <class T>
double load(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return static_cast<double>(value);
}

constexpr std::array npy_types{
    NpyType{"f4", 4, load<float>},         NpyType{"f8", 8, load<double>},        NpyType{"i1", 1, load<std::int8_t>},
    NpyType{"i2", 2, load<std::int16_t>},  NpyType{"i4", 4, load<std::int32_t>},  NpyType{"i8", 8, load<std::int64_t>},
    NpyType{"u1", 1, load<std::uint8_t>},  NpyType{"u2", 2, load<std::uint16_t>}, NpyType{"u4", 4, load<std::uint32_t>},
    NpyType{"u8", 8, load<std::uint64_t>}, NpyType{"b1", 1, load<std::uint8_t>}};

std::string_view take(MatrixSource& source, std::size_t size) {
  const auto bytes = source.next_bytes(size);
  if (bytes.size() < size) source.fail("the file ends within its header; fetch or write it again");
  return bytes;
}

template <class Length>
std::size_t take_length(MatrixSource& source) {
  Length length = 0;
  std::memcpy(&length, take(source, sizeof length).data(), sizeof length);
  return length;
}

/// Versions 2 and 3 have a longer length, for structured types, which are not read here.
std::string_view take_header(MatrixSource& source) {
  constexpr std::size_t longest = std::size_t{1} << 16;
  if (take(source, npy_magic.size()) != npy_magic) {
    source.fail("it does not begin as NumPy's arrays do; write it again");
  }
  const auto version = static_cast<unsigned char>(take(source, 2)[0]);
  if (version < 1 || version > 3) {
    source.fail(fmt::format("it is of version {} of .npy, and 1 to 3 are read; write it with numpy.save", version));
  }
  const std::size_t size = version == 1 ? take_length<std::uint16_t>(source) : take_length<std::uint32_t>(source);
  if (size > longest) source.fail("its header is no header of a plain matrix; write it with numpy.save");
  return take(source, size);
}

/// What follows 'KEY': in the header, from its first character on.
std::string_view find_value(const MatrixSource& source, std::string_view header, std::string_view key) {
  const auto at = header.find(fmt::format("'{}':", key));
  if (at == std::string_view::npos) {
    source.fail(fmt::format("its header has no '{}'; write it with numpy.save", key));
  }
  return trim(header.substr(at + key.size() + 3));
}

/// The text between quotes; none for a type of several fields, which is a list.
std::optional<std::string> parse_descr(std::string_view value) {
  if (!value.starts_with('\'')) return std::nullopt;
  return std::string(value.substr(1, value.find('\'', 1) - 1));
}

/// "(3, 4)"; numpy writes "(3,)" for one dimension and "()" for none.
std::vector<std::int64_t> parse_shape(const MatrixSource& source, std::string_view value) {
  std::vector<std::int64_t> shape;
  const auto close = value.find(')');
  std::string_view rest = value.substr(0, close);
  while (close != std::string_view::npos && rest.size() > 1) {
    rest = trim(rest.substr(1));  // over the parenthesis or the comma
    const auto text = rest.substr(0, rest.find(','));
    if (text.empty()) break;
    shape.push_back(parse_integer(trim(text)).value_or(-1));
    rest.remove_prefix(text.size());
  }
  const bool negative = std::any_of(shape.begin(), shape.end(), [](std::int64_t size) { return size < 0; });
  if (negative || close == std::string_view::npos || !value.starts_with('(')) {
    source.fail("its header has no readable 'shape'; write it with numpy.save");
  }
  return shape;
}

}  // namespace

NpyHeader read_npy_header(MatrixSource& source) {
  const std::string header(take_header(source));
  return {parse_descr(find_value(source, header, "descr")),
          find_value(source, header, "fortran_order").starts_with("True"),
          parse_shape(source, find_value(source, header, "shape"))};
}

NpyType number_type(const MatrixSource& source, const NpyHeader& header) {
  const std::string descr = header.descr.value_or("record");
  const auto* type = std::find_if(npy_types.begin(), npy_types.end(), [&](const NpyType& known) {
    return descr.size() == 3 && descr.ends_with(known.name);
  });
  if (type == npy_types.end()) {
    source.fail(fmt::format("its values are of type {}, which is not read; save array.astype('float32')",
                            header.descr ? in_quotes(descr) : descr));
  }
  if (descr.front() == '>') {
    source.fail(fmt::format("its values are big-endian ('{}'); save array.astype('<{}')", descr, type->name));
  }
  return *type;
}

}  // namespace topicmill
