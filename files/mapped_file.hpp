// A file mapped into memory for reading.
#pragma once

#include <filesystem>
#include <string_view>

namespace topicmill {

class MappedFile {
 public:
  /// Throws InputError where the file cannot be read.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace topicmill
