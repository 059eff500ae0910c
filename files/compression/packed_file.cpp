#include "files/compression/packed_file.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cerrno>
#include <new>
#include <utility>

#include "base/error.hpp"

namespace topicmill {
namespace {

struct FreeArchive {
  void operator()(archive* handle) const { archive_write_free(handle); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

class PackedFile::State {
 public:
  State(std::filesystem::path path, Kind kind) : path_(std::move(path)), file_(path_), handle_(archive_write_new()) {
    if (!handle_) throw std::bad_alloc();
    check(kind == Kind::zip ? set_up_zip() : set_up_gzip());
    check(archive_write_set_bytes_per_block(handle_.get(), 0));
    check(archive_write_open(handle_.get(), this, nullptr, write_callback, nullptr));
  }

  /// What libarchive does while it is freed after a failure must not reach the file.
  ~State() { handle_.reset(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin(const std::string& name, std::int64_t bytes) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    if (!entry) throw std::bad_alloc();
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), bytes);
    check(archive_write_header(handle_.get(), entry.get()));
  }

  void write(std::string_view bytes) {
    if (archive_write_data(handle_.get(), bytes.data(), bytes.size()) < 0) fail();
  }

  void close() {
    check(archive_write_close(handle_.get()));
    file_.close();
  }

 private:
  int set_up_zip() {
    const int status = archive_write_set_format_zip(handle_.get());
    return status == ARCHIVE_OK ? archive_write_set_options(handle_.get(), "zip:compression=store") : status;
  }

  int set_up_gzip() {
    int status = archive_write_set_format_raw(handle_.get());
    if (status == ARCHIVE_OK) status = archive_write_add_filter_gzip(handle_.get());
    return status == ARCHIVE_OK ? archive_write_set_options(handle_.get(), "gzip:!timestamp,gzip:compression-level=1")
                                : status;
  }

  /// C code calls it, so nothing may be thrown through it: check() throws what it noted.
  static la_ssize_t write_callback(archive* handle, void* self, const void* bytes, std::size_t size) {
    auto& state = *static_cast<State*>(self);
    try {
      if (!state.error_) state.file_.write({static_cast<const char*>(bytes), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      state.error_ = std::current_exception();
      archive_set_error(handle, EIO, "the file cannot be written");
      return -1;
    }
  }

  void check(int status) {
    if (status < ARCHIVE_OK) fail();
  }

  [[noreturn]] void fail() {
    if (error_) std::rethrow_exception(error_);
    const char* reason = archive_error_string(handle_.get());
    throw OutputError(fmt::format("cannot write '{}': {}; choose another of output.matrix", path_.string(),
                                  reason ? reason : "unknown failure"));
  }

  std::filesystem::path path_;
  OutputFile file_;
  std::exception_ptr error_;
  std::unique_ptr<archive, FreeArchive> handle_;
};

PackedFile::PackedFile(std::filesystem::path path, Kind kind)
    : state_(std::make_unique<State>(std::move(path), kind)) {}
PackedFile::~PackedFile() = default;

void PackedFile::begin(const std::string& name, std::int64_t bytes) { state_->begin(name, bytes); }
void PackedFile::write(std::string_view bytes) { state_->write(bytes); }
void PackedFile::close() { state_->close(); }

}  // namespace topicmill
