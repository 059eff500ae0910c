#include "files/compression/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "files/compression/decompressor.hpp"
#include "files/compression/packed_signs.hpp"
#include "files/encoding/utf8_locale.hpp"
#include "files/hashed_file.hpp"
#include "files/printable_name.hpp"
#include "files/system_files.hpp"

namespace topicmill {
namespace {

bool is_hidden(std::string_view path) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const auto part = path.substr(begin, end - begin);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    begin = end + 1;
  }
  return false;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  std::string_view path = name ? name : "";
  while (path.starts_with("./")) path.remove_prefix(2);
  return printable_name(path);
}

bool is_file(archive_entry* entry) {
  return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
}

/// Below this no ratio is suspicious: it fits in memory, and a few zeros are no bomb.
constexpr std::int64_t harmless_bytes = std::int64_t{64} << 20;

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

/// Only what is meant to be read: a text must not be taken for one of libarchive's many other formats.
Handle make_handle() {
  Handle handle(archive_read_new());
  if (!handle) throw std::bad_alloc();
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_filter_zstd(handle.get());
  archive_read_support_filter_xz(handle.get());
  archive_read_support_filter_bzip2(handle.get());
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_zip(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_read_support_format_empty(handle.get());
  return handle;
}

}  // namespace

class Archive::State {
 public:
  State(const std::string& path, const InputLimits& limits)
      : path_(printable_name(path)), limits_(limits), file_(path, limits.spool_bytes()) {
    if (is_packed(file_, path)) open_handle();
  }

  bool next_member() {
    const bool first = !std::exchange(started_, true);
    ended_ = ended_ || (handle_ ? !next_entry(first) : !first);
    return !ended_;
  }

  const std::string& member() const { return member_; }
  const std::vector<std::string>& passed_over() const { return passed_over_; }

  std::size_t read(char* to, std::size_t size) {
    if (!handle_) return file_.read(to, size);
    if (empty_) return 0;
    la_ssize_t got = 0;
    do {
      got = archive_read_data(handle_.get(), to, size);
    } while (got == ARCHIVE_RETRY);
    if (got < 0) fail();
    note_unpacked(got);
    return static_cast<std::size_t>(got);
  }

  bool unpacks() const { return handle_ != nullptr; }
  HashedFile& file() { return file_; }
  const HashedFile& file() const { return file_; }

 private:
  void open_handle() {
    handle_ = make_handle();
    decompressor_ = make_decompressor(file_, limits_);
    archive_read_set_callback_data(handle_.get(), this);
    archive_read_set_read_callback(handle_.get(), read_callback);
    if (!decompressor_ && file_.seekable()) archive_read_set_seek_callback(handle_.get(), seek_callback);
    if (archive_read_open1(handle_.get()) < ARCHIVE_WARN) fail();
  }

  static la_ssize_t read_callback(archive* /*handle*/, void* state, const void** block) {
    auto& self = *static_cast<State*>(state);
    return self.guarded<la_ssize_t>([&] {
      const auto bytes = self.decompressor_ ? self.decompressor_->read_block() : self.file_.read_block();
      *block = bytes.data();
      return bytes.size();
    });
  }

  static la_int64_t seek_callback(archive* /*handle*/, void* state, la_int64_t offset, int whence) {
    auto& self = *static_cast<State*>(state);
    return self.guarded<la_int64_t>([&] { return self.file_.seek(offset, whence); });
  }

  /// C code calls these, so nothing may be thrown through it: fail() throws what is no fault of the file.
  template <class Number, class Action>
  Number guarded(Action action) {
    try {
      return static_cast<Number>(action());
    } catch (const UnpackingMemoryError& error) {
      archive_set_error(handle_.get(), ENOMEM, "%s", error.what());
    } catch (const std::bad_alloc&) {
      archive_set_error(handle_.get(), ENOMEM, "unpacking it needs more memory than there is");
    } catch (const InputError& error) {
      archive_set_error(handle_.get(), EIO, "%s", error.what());
    } catch (...) {
      failure_ = std::current_exception();
    }
    return ARCHIVE_FATAL;
  }

  bool next_entry(bool is_first) {
    if (empty_) return false;
    bool first = is_first;
    const Utf8Locale utf8;  // without it libarchive would convert names to the locale of the process, maybe ASCII
    for (;;) {
      if (!first && is_compressed_archive()) pass_over_rest();
      first = false;
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(handle_.get(), &entry);
      if (status == ARCHIVE_EOF) return is_first && is_empty_file();
      if (status == ARCHIVE_RETRY || status < ARCHIVE_WARN) fail();  // to try again would pass over members
      if (archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW) return true;
      if (!is_file(entry)) continue;
      std::string name = name_of(entry);
      if (is_in_system_file(name)) passed_over_.push_back(path_ + "/" + name);
      if (is_hidden(name) || is_in_system_file(name)) continue;
      member_ = std::move(name);
      if (archive_entry_is_encrypted(entry))
        refuse("it is encrypted; unpack it with its password and name what is in it");
      return true;
    }
  }

  bool is_compressed_archive() { return decompressor_ || archive_filter_count(handle_.get()) > 1; }

  /// Where bytes must be unpacked to get past them, libarchive would do that out of sight, however many they are.
  void pass_over_rest() {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int status = ARCHIVE_OK;
    while (status == ARCHIVE_OK || status == ARCHIVE_RETRY) {
      status = archive_read_data_block(handle_.get(), &block, &size, &offset);
      note_unpacked(static_cast<std::int64_t>(size));
    }
    if (status < ARCHIVE_WARN) fail();
  }

  /// Counts bytes of members; headers and what lies between are counted by libarchive.
  void note_unpacked(std::int64_t bytes) {
    unpacked_ += bytes;
    const std::int64_t unpacked = std::max(unpacked_, archive_filter_bytes(handle_.get(), 0));
    if (limits_.unpacked_gb && static_cast<double>(unpacked) > *limits_.unpacked_gb * 1e9) {
      refuse(fmt::format("it unpacks to more than {} GB; raise input.limits.unpacked_gb if that is meant",
                         *limits_.unpacked_gb));
    }
    if (unpacked > harmless_bytes && unpacked / limits_.unpacked_ratio > file_.position()) {
      refuse(
          fmt::format("it unpacks to more than {} times its size, as a decompression bomb does; raise "
                      "input.limits.unpacked_ratio if that is meant",
                      limits_.unpacked_ratio));
    }
  }

  /// A compressed file of no bytes is one empty file; libarchive sees one as well where the bytes are cut short.
  bool is_empty_file() {
    if (archive_format(handle_.get()) != ARCHIVE_FORMAT_EMPTY) return false;
    if (archive_errno(handle_.get()) != 0) fail();
    return empty_ = true;
  }

  [[noreturn]] void fail() const {
    if (failure_) std::rethrow_exception(failure_);
    const char* told = archive_error_string(handle_.get());
    const std::string reason = told ? told : "unknown failure";
    if (archive_errno(handle_.get()) == ENOMEM) refuse(reason);
    refuse(reason + "; the file is damaged or incomplete: fetch or pack it again");
  }

  [[noreturn]] void refuse(const std::string& reason) const {
    const std::string place = member_.empty() ? path_ : path_ + "/" + member_;
    throw InputError(fmt::format("cannot read '{}': {}", place, reason));
  }

  std::string path_;  ///< as messages show it
  InputLimits limits_;
  HashedFile file_;
  std::exception_ptr failure_;
  std::unique_ptr<Decompressor> decompressor_;  ///< null for bzip2 as well, which libarchive unpacks
  Handle handle_;                               ///< null for a plain file, which needs no unpacking
  std::string member_;
  std::vector<std::string> passed_over_;
  std::int64_t unpacked_ = 0;  ///< bytes of members
  bool started_ = false;
  bool ended_ = false;
  bool empty_ = false;
};

Archive::Archive(const std::string& path, const InputLimits& limits) : state_(std::make_unique<State>(path, limits)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

bool Archive::next_member() { return state_->next_member(); }
const std::string& Archive::member() const { return state_->member(); }
const std::vector<std::string>& Archive::passed_over() const { return state_->passed_over(); }
std::size_t Archive::read(char* to, std::size_t size) { return state_->read(to, size); }
bool Archive::unpacks() const { return state_->unpacks(); }
void Archive::finish() { state_->file().finish(); }
std::int64_t Archive::bytes() const { return state_->file().bytes(); }
std::string Archive::hash() const { return state_->file().hash(); }

}  // namespace topicmill
