#include "text/readers/auto_reader.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "files/text_stream.hpp"
#include "text/readers/format_signs.hpp"
#include "text/records/automatic_format.hpp"

namespace topicmill {

AutoReader::AutoReader(const Registry& registry) {
  for (const auto& member : registry.family<Reader>().members()) {
    if (member.name != automatic_format) readers_[member.name] = registry.make(Choice<Reader>{member.name, {}});
  }
}

std::shared_ptr<FileContext> AutoReader::open(TextStream& stream, const SourceFile& source) {
  const auto found = find_format(source, stream.head());
  const auto reader = readers_.find(found.format);
  if (reader == readers_.end()) {
    throw InputError(
        fmt::format("{}: {} {}, which is read only where input.path names the file itself, not out of a "
                    "folder, an archive or standard input",
                    source.origin, found.format, found.reason));
  }
  current_ = reader->second.get();
  auto context = current_->open(stream, source);
  context->parser = current_;
  if (context->format.empty()) context->format = found.format;
  return context;
}

bool AutoReader::cut(TextStream& stream, Record& record) { return current_->cut(stream, record); }

std::vector<FieldValue> AutoReader::parse(const Record& record, std::span<const std::string> wanted,
                                          LeniencyTally& leniencies) const {
  return record.file->parser->parse(record, wanted, leniencies);
}

}  // namespace topicmill
