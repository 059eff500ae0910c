// How often a file is opened while a test looks on, by whatever library: as the system tells.
#pragma once

#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>

namespace topicmill {

class OpenedFiles {
 public:
  /// Watches one file. Reading is watched, too, as the system makes one event of equal ones that follow each other.
  explicit OpenedFiles(const std::filesystem::path& file) : descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    const int watch = ::inotify_add_watch(descriptor_, file.c_str(), IN_OPEN | IN_ACCESS | IN_CLOSE);
    if (watch < 0) ADD_FAILURE() << "cannot watch " << file;
  }
  ~OpenedFiles() { ::close(descriptor_); }
  OpenedFiles(const OpenedFiles&) = delete;
  OpenedFiles& operator=(const OpenedFiles&) = delete;

  /// Openings since the watch began.
  int count() const {
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = ::read(descriptor_, bytes.data(), bytes.size())) > 0;) {
      for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
        inotify_event event{};
        std::memcpy(&event, bytes.data() + at, sizeof event);
        if ((event.mask & IN_OPEN) != 0) ++opened_;
        at += sizeof event + event.len;
      }
    }
    return opened_;
  }

 private:
  int descriptor_;
  mutable int opened_ = 0;
};

}  // namespace topicmill
