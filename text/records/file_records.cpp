#include "text/records/file_records.hpp"

#include "files/text_stream.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

struct PathParts {
  std::string folder;
  std::string name;
};

PathParts split_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {"", std::string(path)};
  const auto parent = path.substr(0, slash);
  return {std::string(parent.substr(parent.rfind('/') + 1)), std::string(path.substr(slash + 1))};
}

}  // namespace

std::shared_ptr<FileContext> FileRecords::open(TextStream& stream, const SourceFile& source) {
  cut_ = false;
  auto context = std::make_shared<FileContext>(source, stream.wanted_encoding());
  context->columns = columns();
  return context;
}

bool FileRecords::cut(TextStream& stream, Record& record) {
  if (cut_) return false;
  cut_ = true;
  record.line = 0;
  if (stream.take_all(record.bytes) == TextStream::Cut::too_long) {
    record.problem = stream.too_long("a file");
  }
  return true;
}

void append_path(const SourceFile& source, std::span<const std::string> wanted, std::vector<FieldValue>& fields) {
  const auto parts = split_path(source.path);
  if (is_wanted("path", wanted)) fields.push_back({"path", source.path, {}});
  if (is_wanted("name", wanted)) fields.push_back({"name", parts.name, {}});
  if (is_wanted("folder", wanted)) fields.push_back({"folder", parts.folder, {}});
}

}  // namespace topicmill
