// What a file is: by its name, and by its first bytes. The one place to tell the format `auto` of a new format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/records/reader.hpp"

namespace topicmill {

/// How sure the content of a file tells its format.
enum class Evidence {
  name,    ///< not at all: only the name tells
  likely,  ///< enough for one file that somebody named, not for each file of a folder
  strong,  ///< enough for a file whose name tells nothing
  sure,    ///< whatever its name says
};

/// The signs of one format.
struct FormatSigns {
  std::string_view format;
  std::vector<std::string_view> suffixes;          ///< of names that promise it, lower case
  Evidence evidence = Evidence::name;              ///< of `shows`
  bool (*shows)(std::string_view head) = nullptr;  ///< true for the first bytes (UTF-8) of such a file
};

/// In the order in which they are tried.
const std::vector<FormatSigns>& builtin_format_signs();

struct FoundFormat {
  std::string format;
  std::string reason;  ///< "by its name", "by its content"
};

/// The format of a file. A suffix .gz, .zst, .xz or .bz2 is left aside (not inside an archive, whose members stay
/// packed).
///   content that is sure                       that format
///   a suffix that formats promise              of these the one that the content shows, else the first
///   .txt, no suffix, an unknown one            what the content shows, as far as its evidence goes
///   else                                       lines for standard input, and for .txt or no suffix where it is the
///                                              one file of the corpus (one big text file); else files
/// `head`: the first bytes, in any encoding.
FoundFormat find_format(const SourceFile& source, std::string_view head);

}  // namespace topicmill
