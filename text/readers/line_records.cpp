#include "text/readers/line_records.hpp"

#include "text/text_stream.hpp"

namespace topicmill {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

std::shared_ptr<FileContext> LineRecords::open(TextStream& stream, const SourceFile& source) {
  line_ = 0;
  auto context = std::make_shared<FileContext>(source, stream.encoding());
  context->columns = columns();
  return context;
}

bool LineRecords::cut(TextStream& stream, Record& record) {
  for (;;) {
    const auto cut = stream.take_line(record.bytes);
    if (cut == TextStream::Cut::end) return false;
    record.line = ++line_;
    if (cut == TextStream::Cut::too_long) {
      record.problem = stream.too_long("a line");
      return true;
    }
    if (!is_blank(record.bytes)) return true;
  }
}

}  // namespace topicmill
