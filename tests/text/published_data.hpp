// The published data that tests read where they are there: the folder that TOPICMILL_DATA names.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "files/compression/archive.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {

/// Reads what is left of the current member.
inline std::string read_member(Archive& archive, std::size_t piece = 1 << 16) {
  std::string content;
  std::string buffer(piece, '\0');
  while (const std::size_t got = archive.read(buffer.data(), buffer.size())) content.append(buffer, 0, got);
  return content;
}

/// All members of an archive, by their order.
inline Members read_members(Archive& archive) {
  Members members;
  while (archive.next_member()) {
    std::string name = archive.member();
    members.emplace_back(std::move(name), read_member(archive));
  }
  return members;
}

/// Skips its tests, with a message, where the data are not there.
class PublishedData : public testing::Test {
 protected:
  void SetUp() override {
    if (!folder_) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  }
  std::string path(const std::string& name) const { return std::string(folder_) + "/" + name; }

  Members members(const std::string& name) const {
    Archive archive(path(name));
    return read_members(archive);
  }

 private:
  const char* folder_ = std::getenv("TOPICMILL_DATA");
};

}  // namespace topicmill
