#include "pipeline/model/sealed_file.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/version.hpp"
#include "files/byte_stream.hpp"
#include "files/output_file.hpp"

namespace topicmill {
namespace {

constexpr std::size_t header_bytes = 32;

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace

void write_sealed(const FileKind& kind, std::string_view body, const std::filesystem::path& path) {
  ByteWriter header;
  header.number(kind.version);
  header.number(std::uint32_t{0});
  header.number(static_cast<std::uint64_t>(body.size()));
  header.number(checksum(body));

  OutputFile file(path);
  file.write(kind.magic);
  file.write(header.bytes());
  file.write(body);
  file.close();
}

SealedBody unseal(const FileKind& kind, std::string_view file) {
  if (file.substr(0, kind.magic.size()) != kind.magic) {
    throw InputError(fmt::format("it is no {} of topicmill", kind.name));
  }
  ByteReader header(file.substr(kind.magic.size()));
  const auto of_file = header.number<std::uint32_t>();
  if (of_file > kind.version) {
    throw InputError(fmt::format("its format is version {}, and this topicmill ({}) knows those up to {}", of_file,
                                 version, kind.version));
  }
  header.number<std::uint32_t>();
  const auto size = header.number<std::uint64_t>();
  const auto sum = header.number<std::uint64_t>();
  const std::string_view body = file.substr(header_bytes);
  if (body.size() != size) {
    throw InputError(fmt::format("it has {} bytes where its header announces {}", body.size(), size));
  }
  if (checksum(body) != sum) throw InputError("its checksum does not match: bytes of it have changed");
  return {of_file, body};
}

}  // namespace topicmill
