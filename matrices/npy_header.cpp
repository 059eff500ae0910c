#include "matrices/npy_header.hpp"

#include <fmt/format.h>

namespace topicmill {

/// NumPy asks for a header that ends in a line feed and, with what stands before it, fills blocks of 64 bytes.
std::string npy_header(std::string_view descr, std::string_view shape) {
  constexpr std::size_t block = 64;
  constexpr std::size_t before = 10;  // magic, version, length
  auto header = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': ({}), }}", descr, shape);
  header.resize((before + header.size() + 1 + block - 1) / block * block - before - 1, ' ');
  header += '\n';
  std::string out = "\x93NUMPY\x01";
  out += '\0';
  out += static_cast<char>(header.size() % 256);
  out += static_cast<char>(header.size() / 256);
  return out + header;
}

}  // namespace topicmill
