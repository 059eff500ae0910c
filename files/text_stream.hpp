// The text of one file as its reader pulls it: buffered, decoded to UTF-8, bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topicmill {

class Decoder;

/// A record longer than this, or than input.limits says, cannot be cut; it becomes a bad record, and reading goes on
/// behind it.
inline constexpr std::size_t max_record_bytes = std::size_t{256} << 20;

/// Spare capacity behind the bytes of each record, so that simdjson may read past their end.
inline constexpr std::size_t record_padding = 64;

/// Readers look at buffered(), ask for more with fetch(), and take or drop bytes off the front. The encoding is
/// decided by the head of the file when its text is first asked for; take_all() gives the bytes as they are, and head()
/// shows the first of them.
class TextStream {
 public:
  /// Writes up to `size` bytes to `to` and returns their number; 0 at the end only.
  using Pull = std::function<std::size_t(char* to, std::size_t size)>;

  struct Limits {
    std::size_t chunk_bytes = std::size_t{1} << 20;  ///< pulled at a time
    std::size_t head_bytes = std::size_t{1} << 16;   ///< what the encoding is decided by
    std::size_t record_bytes = max_record_bytes;
  };

  /// `encoding`: auto, or a name that ICU knows.
  TextStream(Pull pull, std::string encoding);
  TextStream(Pull pull, std::string encoding, Limits limits);
  ~TextStream();

  /// What the file was taken for: UTF-8, windows-1252 ... Reads its head.
  const std::string& encoding();

  /// Before that: what the config says of its encoding.
  const std::string& wanted_encoding() const { return encoding_; }

  /// The fields that the config names; none where nobody asks for any.
  const std::vector<std::string>& wanted_fields() const { return wanted_fields_; }
  void set_wanted_fields(std::vector<std::string> names) { wanted_fields_ = std::move(names); }

  /// The first bytes of the file as they are in it, for whoever must know what it is. Before any other function only.
  std::string_view head();
  /// Decodes nothing: buffered(), fetch() and take() then give the bytes of the file. Call it before the text is asked
  /// for.
  void keep_bytes() { started_ = true; }

  /// Text that was pulled and not yet taken. Valid until the next call of a function that is not const.
  std::string_view buffered();

  /// Pulls more text behind what is buffered; false at the end of the file.
  bool fetch();

  /// The first `size` bytes of the text that was not yet taken, or as many as a record may have; fewer at the end only.
  std::string_view peek(std::size_t size);

  /// Moves the first `size` buffered bytes to `record`, which gets record_padding to spare.
  void take(std::size_t size, std::string& record);

  /// Forgets the first `size` buffered bytes.
  void drop(std::size_t size);

  enum class Cut { taken, too_long, end };

  /// Takes a line without its end (\n or \r\n, or `line_end`); passes over a line that is too long.
  Cut take_line(std::string& line, char line_end = '\n');

  /// Passes over the rest of the text, up to the first line end behind what is buffered, and returns how many line ends
  /// (any of these characters) that are: where a record is too long, the next one may begin there.
  std::int64_t drop_line(std::string_view line_ends = "\n");

  /// True where what is buffered is longer than any record may be.
  bool is_too_long();

  /// Why such a record is bad: "a line of more than 256 MiB; raise input.limits.record_mb if that is meant".
  std::string too_long(std::string_view what) const;

  /// Takes all bytes that are left, as they are in the file: call it first or never. Passes over a file that is too
  /// long.
  Cut take_all(std::string& bytes);

 private:
  class Buffer;

  void start();
  void pull_head();
  bool pull_chunk();
  bool fetch_decoded();

  Pull pull_;
  std::string encoding_;
  std::vector<std::string> wanted_fields_;
  Limits limits_;
  std::unique_ptr<Buffer> buffer_;
  std::unique_ptr<Decoder> decoder_;  ///< null for UTF-8, which needs none
  std::unique_ptr<char[]> raw_;       ///< a chunk to decode
  bool started_ = false;
  bool ended_ = false;
};

}  // namespace topicmill
