// Real pages in many encodings: what they are taken for. The ones that are taken wrongly are listed by name, so that
// the list can only become shorter.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "files/encoding/decoder.hpp"
#include "files/encoding/encoding.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

class Encodings : public PublishedData {};

/// The encoding that a folder of the suite is named after: "iso-8859-2-czech" is ISO-8859-2.
std::string encoding_of(const std::string& folder) {
  static const std::map<std::string, std::string> others{
      {"MacRoman", "macintosh"}, {"utf-8-sig", "UTF-8"}, {"GB2312", "GB18030"}, {"ascii", "UTF-8"}};
  if (const auto found = others.find(folder); found != others.end()) return found->second;
  const auto language = std::find_if(folder.begin(), folder.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool has_language = folder.starts_with("iso-8859") || folder.starts_with("windows");
  const auto number = folder.find('-', static_cast<std::size_t>(language - folder.begin()) + 4);
  return has_language && number != std::string::npos
             ? folder.substr(0, folder.starts_with("iso") ? folder.find('-', 9) : number)
             : folder;
}

/// The text in an encoding, the mark of a byte order gone, bytes that are not valid marked.
std::string read_as(const std::string& bytes, const std::string& encoding) {
  const auto mark = find_byte_order_mark(bytes);
  Decoder decoder(mark ? std::string(mark->encoding) : encoding);
  std::string text;
  decoder.decode(std::string_view(bytes).substr(mark ? mark->bytes : 0), true, text);
  return text;
}

struct Outcome {
  std::vector<std::string> misread;  ///< FOLDER/FILE: taken for what
  std::vector<std::string> refused;  ///< FOLDER/FILE: why
};

Outcome read_all(const Members& members) {
  Outcome outcome;
  for (const auto& [path, bytes] : members) {
    const auto place = path.substr(path.find('/') + 1);
    const auto expected = encoding_of(place.substr(0, place.find('/')));
    const auto taken = decide_encoding(bytes, true, "auto");
    if (read_as(bytes, taken) != read_as(bytes, expected)) outcome.misread.push_back(place + ": " + taken);
    const auto problem = message_of([&] { decode_document(bytes, "auto"); });
    if (problem != "nothing was thrown") outcome.refused.push_back(place + ": " + problem);
  }
  std::sort(outcome.misread.begin(), outcome.misread.end());
  std::sort(outcome.refused.begin(), outcome.refused.end());
  return outcome;
}

TEST_F(Encodings, AreDetectedButForThese) {
  const auto files = members("nasty_encodings.tar.gz");
  EXPECT_EQ(files.size(), 232U);
  const auto outcome = read_all(files);
  // Eight bytes of katakana are too few to tell, and no detector knows the encodings of old Macintoshes.
  EXPECT_THAT(outcome.misread, ElementsAre("EUC-JP/_mozilla_bug431054_text.html: windows-1252",
                                           "MacRoman/ioreg_output.txt: ISO-8859-2"));
  // It is full of zeros, but not in every other byte.
  EXPECT_THAT(outcome.refused, ElementsAre("ascii/_mozilla_bug638318_text.html: binary content, not text"));
}

}  // namespace
}  // namespace topicmill
