// An input whose beginning was looked at and is still to be read: who tells what it is and who reads it share one
// opening.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/compression/archive.hpp"

namespace topicmill {

/// An Archive that can be looked into. Throws as that does.
class OpenedInput {
 public:
  /// What a look shows, at most.
  static constexpr std::size_t head_bytes = std::size_t{1} << 16;

  /// "-" is standard input. Reads no file in it yet.
  explicit OpenedInput(const std::string& path, const InputLimits& limits = {});

  const std::string& path() const { return path_; }

  /// The first bytes of its first file, head_bytes where it has as many; empty where there is no file. They stay to be
  /// read. Before anything is read only.
  std::string_view head();

  /// Whether it is compressed or an archive, so that head() is not how the input itself begins.
  bool is_packed() const { return archive_.unpacks(); }

  /// As those of Archive.
  bool next_member();
  std::size_t read(char* to, std::size_t size);
  const std::string& member() const { return archive_.member(); }
  const std::vector<std::string>& passed_over() const { return archive_.passed_over(); }
  void finish() { archive_.finish(); }
  std::int64_t bytes() const { return archive_.bytes(); }
  std::string hash() const { return archive_.hash(); }

 private:
  std::string path_;
  Archive archive_;
  std::optional<bool> has_file_;  ///< once head() has gone to the first file, and until next_member() gives it
  std::string head_;
  std::size_t taken_ = 0;  ///< of head_
};

}  // namespace topicmill
