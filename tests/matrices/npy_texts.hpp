// NumPy's files as text in memory, for the tests of their readers.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topicmill {

inline std::string little_endian(std::size_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

/// A file with `header` as it stands.
inline std::string npy(int version, const std::string& header, const std::string& data) {
  const auto length = little_endian(header.size(), version == 1 ? 2 : 4);
  return "\x93NUMPY" + std::string{static_cast<char>(version), '\0'} + length + header + data;
}

inline std::string header(const std::string& type, const std::string& shape, bool fortran_order = false) {
  return fmt::format("{{'descr': '{}', 'fortran_order': {}, 'shape': {}, }}          \n", type,
                     fortran_order ? "True" : "False", shape);
}

template <class T>
std::string bytes_of(std::initializer_list<T> values) {
  std::string out(values.size() * sizeof(T), '\0');
  std::memcpy(out.data(), std::data(values), out.size());
  return out;
}

/// A list of numbers as numpy.save writes it.
template <class T>
std::string npy_list(const std::string& type, std::initializer_list<T> values) {
  return npy(1, header(type, fmt::format("({},)", values.size())), bytes_of(values));
}

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

/// A zip archive of stored members, by APPNOTE.TXT of PKWARE.
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  std::string directory;
  for (const auto& [name, content] : members) {
    const std::string about = little_endian(20, 2) + std::string(8, '\0') + little_endian(crc32(content), 4) +
                              little_endian(content.size(), 4) + little_endian(content.size(), 4) +
                              little_endian(name.size(), 2) + little_endian(0, 2);
    directory +=
        "PK\x01\x02" + little_endian(20, 2) + about + std::string(10, '\0') + little_endian(out.size(), 4) + name;
    out += "PK\x03\x04" + about + name + content;
  }
  const auto count = little_endian(members.size(), 2);
  return out + directory + "PK\x05\x06" + std::string(4, '\0') + count + count + little_endian(directory.size(), 4) +
         little_endian(out.size(), 4) + little_endian(0, 2);
}

}  // namespace topicmill
