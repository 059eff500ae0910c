// One matrix file as its format pulls it: unpacked, by line or by block, with errors that name the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "files/compression/opened_input.hpp"
#include "files/input_file.hpp"
#include "matrices/formats/axis_names.hpp"

namespace topicmill {

/// Streams with a buffer of about a MiB, or of the longest line. Every view is valid until the next call of a function
/// that is not const. InputError where the file cannot be opened, is empty, or is damaged.
class MatrixSource {
 public:
  /// Longer lines are no matrix.
  static constexpr std::size_t max_line_bytes = std::size_t{1} << 30;

  /// Reads the first file of the input, which must outlive it.
  explicit MatrixSource(OpenedInput& input, bool nan_is_missing = false);

  /// The same of no more than OpenedInput::head_bytes, which stay to be read.
  static MatrixSource beginning_of(OpenedInput& input) { return {input, input.head()}; }

  /// Whether values may be missing, as NaN; elsewhere that is an error.
  bool nan_is_missing() const { return nan_is_missing_; }

  /// Up to `size` bytes from here on, which stay; fewer at the end only.
  std::string_view head(std::size_t size);

  /// Takes a line and drops its end (\n or \r\n; \r where the file has no other); none at the end of the file.
  std::optional<std::string_view> next_line();

  /// The number of that line, from 1.
  std::int64_t line() const { return line_; }

  /// Takes up to `size` bytes; fewer at the end only.
  std::string_view next_bytes(std::size_t size);

  /// The path of the file in its archive; empty where it is no member of one.
  const std::string& member() const { return input_.member(); }

  /// Goes to the next file of the archive; false where there is none.
  bool next_member();

  /// True where the name ends in `extension`, whatever follows for its compression; ".mtx" of "a.MTX.gz".
  bool has_extension(std::string_view extension) const;

  /// The last part of the name, in lower case: "docword.ap.txt.gz".
  std::string file_name() const;

  /// The names that its format found in the file.
  AxisNames& names() { return names_; }

  /// Reads the rest of the input; fails where it holds another file.
  InputFile finish();

  /// InputError "cannot read 'NAME': PROBLEM".
  [[noreturn]] void fail(std::string_view problem) const;

  /// InputError "cannot read 'NAME': line 7: PROBLEM", of the line taken last.
  [[noreturn]] void fail_line(std::string_view problem) const;

 private:
  MatrixSource(OpenedInput& input, std::string_view beginning);
  void look_at_start();
  void name_member();
  std::string_view buffered() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }
  bool fetch();
  std::string_view take(std::size_t size);
  std::size_t find_line_end();

  OpenedInput& input_;
  bool nan_is_missing_;
  std::string name_;  ///< the path, and the member where it is an archive
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  char line_end_ = '\n';
  std::int64_t line_ = 0;
  AxisNames names_;
};

}  // namespace topicmill
