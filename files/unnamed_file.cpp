#include "files/unnamed_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

namespace topicmill {

int open_unnamed_file(const std::string& folder) {
  constexpr mode_t own = 0600;
  const int unnamed = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, own);
  if (unnamed >= 0) return unnamed;
  std::string name = folder + "/topicmill-XXXXXX";  // not all file systems have files without names
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace topicmill
