#include "files/compression/packed_signs.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "files/binary_kinds.hpp"
#include "files/compression/gunzip.hpp"
#include "files/compression/unxz.hpp"
#include "files/compression/unzstd.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

/// Office files, e-books and programs are zip files as well, but their members are no documents.
bool is_packaged_document(HashedFile& file, std::string_view path) {
  constexpr std::array suffixes{".docx"sv, ".xlsx"sv, ".pptx"sv, ".odt"sv, ".ods"sv,
                                ".odp"sv,  ".epub"sv, ".jar"sv,  ".apk"sv, ".whl"sv};
  if (std::any_of(suffixes.begin(), suffixes.end(), [&](auto suffix) { return path.ends_with(suffix); })) return true;
  const auto* kind = find_binary_kind(file.peek(binary_kind_bytes));
  return kind && kind->is_zip;
}

bool is_compressed(std::string_view head) {
  const bool bzip2 = head.starts_with("BZh") && head.size() >= 10 &&
                     (head.substr(4, 6) == "1AY&SY" || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90");
  return bzip2 || is_gzip(head) || is_zstd(head) || is_xz(head);
}

bool is_zip(std::string_view head) { return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"); }

/// A tar header holds the sum of its own bytes, with the eight bytes of that sum counted as spaces.
bool is_tar(std::string_view head) {
  if (head.size() < 512) return false;
  std::int64_t sum = 8 * ' ';
  for (std::size_t i = 0; i < 512; ++i) {
    if (i < 148 || i >= 156) sum += static_cast<unsigned char>(head[i]);
  }
  return std::strtoll(std::string(head.substr(148, 8)).c_str(), nullptr, 8) == sum;
}

}  // namespace

bool is_packed(HashedFile& file, std::string_view path) {
  const auto head = file.peek(512);
  return is_compressed(head) || is_tar(head) || (is_zip(head) && !is_packaged_document(file, path));
}

}  // namespace topicmill
