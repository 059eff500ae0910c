// A file of bytes behind a header that proves them: model.tmm and past.tmm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace topicmill {

/// What a kind of file begins with, and which versions of it this program reads.
struct FileKind {
  std::string_view magic;  ///< eight bytes
  std::uint32_t version = 1;
  std::string_view name;  ///< for messages: "model"
};

/// The header, 32 bytes: magic, version (u32), zero (u32), size of the body (u64), XXH3 of the body (u64); then the
/// body. The file is whole or absent. Throws OutputError.
void write_sealed(const FileKind& kind, std::string_view body, const std::filesystem::path& path);

/// What a file holds behind its header.
struct SealedBody {
  std::uint32_t version = 0;
  std::string_view bytes;
};

/// The body, once the header has proved it whole. Throws InputError, of which it says no more than what is wrong.
SealedBody unseal(const FileKind& kind, std::string_view file);

}  // namespace topicmill
