// Inputs that can be read only once: standard input, pipes, devices. What is read of one is kept, so that whoever opens
// it next in the same process reads it from its beginning.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "files/spool.hpp"

namespace topicmill {

/// Whether a path names such an input: "-", /dev/stdin, /dev/fd/N, or what is there and is neither file nor folder.
/// Opens nothing.
bool is_stream(const std::string& path);

/// "standard input", or the path in quotes.
std::string stream_name(const std::string& path);

/// While one lives, streams are kept; without any, each opening reads on where the former one ended. A program holds
/// one from before it looks into its inputs until it needs them no more.
class KeepStreams {
 public:
  KeepStreams();
  ~KeepStreams();
  KeepStreams(const KeepStreams&) = delete;
  KeepStreams& operator=(const KeepStreams&) = delete;
};

/// Whether a look into it takes nothing from who reads it next: files, and streams that are kept from their beginning,
/// unless somebody would have to type them.
bool may_look_into(const std::string& path);

/// Whether a stream was read further than it is kept.
bool is_lost(const std::string& path);

/// Why there is no second pass over a lost stream, and the mend: "standard input is longer than ...".
std::string tell_lost(const std::string& path);

/// Whether all that was read of it can be read again: files, and streams that this process has read and kept.
bool can_be_read_again(const std::string& path);

/// A stream as any number of readers see it, one after the other or at once.
class KeptStream {
 public:
  /// The one that is kept, else opened now. Does not wait for who writes to it. A stream that was opened before is read
  /// on to its end first, as far as it is kept: both may be written by one program, one after the other. Throws
  /// InputError where it cannot be opened.
  static std::shared_ptr<KeptStream> open(const std::string& path, std::int64_t kept_bytes);

  explicit KeptStream(std::string path, bool keep);
  ~KeptStream();
  KeptStream(const KeptStream&) = delete;
  KeptStream& operator=(const KeptStream&) = delete;

  /// Reads up to `size` bytes from `offset` on; 0 at the end only. Waits for them, and throws Interrupted where a stop
  /// is asked for. `kept_bytes`: beyond these, and at least Spool::memory_bytes, the stream is lost: this reader goes
  /// on, and all others get an InputError. Any thread.
  std::size_t read(std::int64_t offset, char* to, std::size_t size, std::int64_t kept_bytes);

  bool is_lost() const { return !kept_; }

 private:
  std::size_t read_file(std::int64_t offset, char* to, std::size_t size) const;
  void read_ahead(std::int64_t kept_bytes);
  std::size_t take(char* to, std::size_t size);
  void keep(const char* bytes, std::size_t size, std::int64_t kept_bytes);
  void close();

  std::string path_;
  std::mutex mutex_;
  int source_;               ///< -1 once it is at its end
  std::int64_t begin_ = -1;  ///< of what is to be read, where the source is a file: `topicmill run - < news.csv`
  std::atomic<bool> kept_;   ///< all that was taken can be read again
  std::int64_t taken_ = 0;   ///< bytes that are gone from the source
  Spool spool_;
};

}  // namespace topicmill
