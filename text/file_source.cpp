#include "text/file_source.hpp"

#include "text/encoding.hpp"

namespace topicmill {

std::string name_as_utf8(std::string name) {
  while (const auto invalid = find_invalid_utf8(name)) name.replace(*invalid, 1, "\uFFFD");
  return name;
}

SourceFile describe_file(const InputPath& input, const std::string& member, bool only) {
  const std::string path = name_as_utf8(input.path);
  if (member.empty()) return {path, path, only && input.named, false};
  const std::string origin = path + "/" + name_as_utf8(member);
  return {origin, only ? name_as_utf8(member) : origin, false, true};
}

FileSource::FileSource(const InputPath& input, bool only, Reader& reader, std::string encoding, FileOpened opened)
    : input_(input),
      only_(only),
      reader_(reader),
      encoding_(std::move(encoding)),
      opened_(std::move(opened)),
      archive_(input.path) {}

bool FileSource::next(Record& record) {
  for (;;) {
    if (stream_ && reader_.cut(*stream_, record)) {
      record.file = file_;
      return true;
    }
    stream_.reset();
    if (!archive_.next_member()) return false;
    open_file();
  }
}

void FileSource::open_file() {
  stream_.emplace([this](char* to, std::size_t size) { return archive_.read(to, size); }, encoding_);
  const auto file = reader_.open(*stream_, describe_file(input_, archive_.member(), only_));
  if (!file->parser) file->parser = &reader_;
  file_ = file;
  opened_(*file);
}

}  // namespace topicmill
