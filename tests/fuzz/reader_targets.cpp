// Readers: any bytes become records, each of which is parsed or refused with a reason.
#include "base/error.hpp"
#include "files/encoding/encoding.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

/// Small, so that a short input meets every edge of a chunk and the limit of a record.
TextStream::Limits limits_from(unsigned char chosen) {
  return {1 + (chosen & 15U), 4 + (chosen & 32U), (chosen & 16U) != 0 ? 40U : 4000U};
}

void expect_valid(const std::vector<FieldValue>& fields) {
  for (const auto& field : fields) {
    require(!find_invalid_utf8(field.name) && !find_invalid_utf8(field.value), "a field is not UTF-8");
    for (const auto& value : field.more) require(!find_invalid_utf8(value), "a value of a list is not UTF-8");
  }
}

void parse(const Reader& reader, const Record& record) {
  const std::vector<std::string> wanted{"text"};
  for (const auto names : {std::span<const std::string>{}, std::span<const std::string>(wanted)}) {
    try {
      expect_valid(reader.parse(record, names));
    } catch (const InputError& error) {
      require(!std::string_view(error.what()).empty(), "a record was refused without a reason");
    }
  }
}

/// The first byte chooses how the stream is cut into chunks, the rest is the file.
void read(Reader& reader, std::string_view bytes) {
  if (bytes.empty()) return;
  TextStream stream(pull_from(std::string(bytes.substr(1))), "auto",
                    limits_from(static_cast<unsigned char>(bytes.front())));
  try {
    const auto file = reader.open(stream, {"data", "data", true, false});
    std::size_t records = 0;
    for (Record record; reader.cut(stream, record); record = {}) {
      require(++records <= bytes.size() + 1, "there are more records than bytes");
      record.file = file;
      if (record.problem.empty()) parse(reader, record);
    }
  } catch (const InputError&) {  // a file that is none, as for a wrong header
  }
}

}  // namespace

std::vector<FuzzTarget> reader_targets() {
  std::vector<FuzzTarget> targets;
  for (const auto& name : builtin_readers().names()) {
    targets.push_back({"reader." + name, [name](std::string_view bytes) {
                         read(*reader_registry().make(Choice<Reader>{name, {}}), bytes);
                       }});
  }
  return targets;
}

}  // namespace topicmill
