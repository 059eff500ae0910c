#include "text/input/file_source.hpp"

#include "files/printable_name.hpp"

namespace topicmill {

SourceFile describe_file(const InputPath& input, const std::string& member, bool only) {
  const std::string path = printable_name(input.path);
  if (member.empty()) return {path, path, only && input.named, false};
  const std::string origin = path + "/" + printable_name(member);
  return {origin, only ? printable_name(member) : origin, false, true};
}

FileSource::FileSource(OpenedInput opened, const InputPath& input, bool only, Reader& reader,
                       const InputOptions& options, std::vector<std::string> wanted, FileOpened tell)
    : input_(input),
      only_(only),
      reader_(reader),
      format_(options.format.name),
      encoding_(options.encoding),
      wanted_(std::move(wanted)),
      tell_(std::move(tell)),
      archive_(std::move(opened)) {
  limits_.record_bytes = options.limits.record_bytes();
}

bool FileSource::next(Record& record) {
  for (;;) {
    if (binary_) return refuse_file(record);
    if (stream_ && reader_.cut(*stream_, record)) {
      record.file = file_;
      return true;
    }
    stream_.reset();
    if (!archive_.next_member()) return false;
    open_file();
  }
}

/// A file that no reader reads is one bad document.
bool FileSource::refuse_file(Record& record) {
  record.file = file_;
  record.problem = refusal_of(*std::exchange(binary_, nullptr), "text");
  stream_.reset();
  return true;
}

void FileSource::open_file() {
  stream_.emplace([this](char* to, std::size_t size) { return archive_.read(to, size); }, encoding_, limits_);
  stream_->set_wanted_fields(wanted_);
  const SourceFile source = describe_file(input_, archive_.member(), only_);
  binary_ = find_binary_kind(stream_->head());
  if (binary_) {
    file_ = std::make_shared<FileContext>(source, "");
    return;
  }
  const auto file = reader_.open(*stream_, source);
  if (!file->parser) file->parser = &reader_;
  if (file->format.empty()) file->format = format_;
  file_ = file;
  tell_(*file);
}

}  // namespace topicmill
