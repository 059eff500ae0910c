#include "text/records/line_records.hpp"

#include "files/encoding/ascii.hpp"
#include "files/text_stream.hpp"

namespace topicmill {
namespace {

constexpr Leniency old_line_ends{"file has lines that end in a carriage return alone",
                                 "files have lines that end in a carriage return alone"};

/// Carriage returns with text behind them, and no line feed.
bool has_old_line_ends(std::string_view head) {
  const std::size_t first = head.find('\r');
  return first != std::string_view::npos && head.find_first_not_of(" \t\r", first) != std::string_view::npos &&
         head.find('\n') == std::string_view::npos;
}

}  // namespace

std::shared_ptr<FileContext> LineRecords::open(TextStream& stream, const SourceFile& source) {
  line_ = 0;
  auto context = std::make_shared<FileContext>(source, stream.encoding());
  context->columns = columns();
  const bool is_old = has_old_line_ends(stream.buffered());
  line_end_ = is_old ? '\r' : '\n';
  if (is_old) context->leniencies.push_back(old_line_ends);
  return context;
}

bool LineRecords::cut(TextStream& stream, Record& record) {
  for (;;) {
    const auto cut = stream.take_line(record.bytes, line_end_);
    if (cut == TextStream::Cut::end) return false;
    record.line = ++line_;
    if (cut == TextStream::Cut::too_long) {
      record.problem = stream.too_long("a line");
      return true;
    }
    if (!is_blank(record.bytes, " \t\r")) return true;
  }
}

}  // namespace topicmill
