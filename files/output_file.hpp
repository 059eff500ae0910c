// A file that is whole or absent: written under a temporary name, checked at every step, renamed at the end.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace topicmill {

/// Writes PATH through `.NAME.tmp-PID` in the same folder. Devices and pipes, which cannot be renamed over, are
/// written directly. Every failure is an OutputError that names PATH, the reason and the mend. One thread at a time.
class OutputFile {
 public:
  /// Creates the temporary file. The folder must exist.
  explicit OutputFile(std::filesystem::path path);

  /// Removes the temporary file, unless close() was reached.
  ~OutputFile();

  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Appends bytes; small pieces are gathered into large writes.
  void write(std::string_view bytes);

  /// Flushes, syncs to disk and gives the file its name. Nothing may be written after it.
  void close();

 private:
  void flush();
  void put(std::string_view bytes);
  void sync();

  std::filesystem::path path_;
  std::filesystem::path temporary_;  ///< equal to path_ for a device
  std::string buffer_;
  int descriptor_ = -1;
};

/// Writes all bytes to an open file, and gives up by Interrupted where a stop is asked for while a pipe or a terminal
/// takes no more. The errno value where they cannot be written, else 0.
int write_all(int descriptor, std::string_view bytes);

/// A file of one text, as OutputFile writes it.
void write_text(std::string_view text, const std::filesystem::path& path);

/// OutputError "cannot write 'PATH': REASON; MEND" for an errno value.
[[noreturn]] void throw_output_error(const std::filesystem::path& path, int error_number);

/// The name in the same folder under which PATH is written until it is whole.
std::filesystem::path temporary_name(const std::filesystem::path& path);

/// Flushes a folder or a file to disk, so that a rename in it outlives a crash; best effort.
void sync_to_disk(const std::filesystem::path& path);

}  // namespace topicmill
