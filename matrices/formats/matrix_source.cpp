#include "matrices/formats/matrix_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "files/compression/compressed_name.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = std::size_t{1} << 20;

}  // namespace

MatrixSource::MatrixSource(OpenedInput& input, bool nan_is_missing)
    : input_(input), nan_is_missing_(nan_is_missing), name_(input.path()) {
  if (!input_.next_member()) fail("it holds no file; name a matrix file");
  look_at_start();
}

MatrixSource::MatrixSource(OpenedInput& input, std::string_view beginning)
    : input_(input),
      nan_is_missing_(false),
      name_(input.path()),
      buffer_(beginning),
      end_(beginning.size()),
      ended_(true) {
  look_at_start();
}

void MatrixSource::look_at_start() {
  name_member();
  const auto start = head(OpenedInput::head_bytes);
  if (start.empty()) fail("it is empty; a matrix has at least one row");
  const bool is_of_old_mac = start.find('\n') == std::string_view::npos && start.find('\r') != std::string_view::npos;
  if (is_of_old_mac) line_end_ = '\r';
}

std::string_view MatrixSource::head(std::size_t size) {
  while (end_ - begin_ < size && fetch()) continue;
  return buffered().substr(0, size);
}

std::optional<std::string_view> MatrixSource::next_line() {
  const std::size_t end = find_line_end();
  if (end == 0 && buffered().empty()) return std::nullopt;
  ++line_;
  const bool ends_in_file = end == buffered().size();
  std::string_view line = take(ends_in_file ? end : end + 1).substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view MatrixSource::next_bytes(std::size_t size) { return take(head(size).size()); }

bool MatrixSource::next_member() {
  if (!input_.next_member()) return false;
  begin_ = end_ = 0;
  ended_ = false;
  line_ = 0;
  name_member();
  return true;
}

void MatrixSource::name_member() {
  if (!input_.member().empty()) name_ = input_.path() + "/" + input_.member();
}

std::string MatrixSource::file_name() const { return to_lower(fs::path(name_).filename().string()); }

bool MatrixSource::has_extension(std::string_view extension) const {
  return to_lower(without_compression(name_)).ends_with(extension);
}

InputFile MatrixSource::finish() {
  if (input_.next_member()) {
    throw InputError(
        fmt::format("cannot read '{}': it holds several files; unpack it and name the matrix", input_.path()));
  }
  input_.finish();
  return {input_.path(), input_.bytes(), input_.hash()};
}

void MatrixSource::fail(std::string_view problem) const {
  throw InputError(fmt::format("cannot read '{}': {}", name_, problem));
}

void MatrixSource::fail_line(std::string_view problem) const { fail(fmt::format("line {}: {}", line_, problem)); }

/// Moves what is left to the front and reads behind it. The buffer doubles where half of it is one line.
bool MatrixSource::fetch() {
  if (ended_) return false;
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(end_),
            buffer_.begin());
  end_ -= begin_;
  begin_ = 0;
  if (buffer_.size() < end_ + block_bytes) buffer_.resize(2 * end_ + block_bytes);
  const std::size_t got = input_.read(buffer_.data() + end_, buffer_.size() - end_);
  ended_ = got == 0;
  end_ += got;
  return !ended_;
}

std::string_view MatrixSource::take(std::size_t size) {
  const auto taken = buffered().substr(0, size);
  begin_ += size;
  return taken;
}

/// Offset of the next line end in what is buffered, or of the end of the file.
std::size_t MatrixSource::find_line_end() {
  for (std::size_t searched = 0;;) {
    const std::size_t found = buffered().find(line_end_, searched);
    if (found != std::string_view::npos) return found;
    searched = buffered().size();
    if (searched > max_line_bytes) {
      fail(fmt::format("line {} is longer than {} MiB; is this a matrix?", line_ + 1, max_line_bytes >> 20));
    }
    if (!fetch()) return searched;
  }
}

}  // namespace topicmill
