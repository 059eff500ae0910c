// A file of packed bytes: a zip of stored members, or one gzip stream.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "files/output_file.hpp"

namespace topicmill {

/// Written through an OutputFile, with bounded memory. The same bytes for the same content: no time is noted. Throws
/// OutputError. One thread at a time.
class PackedFile {
 public:
  enum class Kind { zip, gzip };

  PackedFile(std::filesystem::path path, Kind kind);
  ~PackedFile();
  PackedFile(const PackedFile&) = delete;
  PackedFile& operator=(const PackedFile&) = delete;

  /// Begins a member of a zip; it needs `bytes` bytes to follow. A gzip stream has one, without a name.
  void begin(const std::string& name, std::int64_t bytes);

  void write(std::string_view bytes);

  /// Ends the last member and gives the file its name.
  void close();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
