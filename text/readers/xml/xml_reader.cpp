#include "text/readers/xml/xml_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/encoding.hpp"
#include "files/printable_name.hpp"
#include "files/text_stream.hpp"
#include "text/readers/xml/xml_fields.hpp"
#include "text/readers/xml/xml_record.hpp"
#include "text/tokens/look_ahead.hpp"

namespace topicmill {
namespace {

constexpr std::size_t head_bytes = std::size_t{1} << 20;

}  // namespace

XmlReader::XmlReader(const XmlOptions& options) : wanted_(split_element_path(options.record)) {}

std::shared_ptr<FileContext> XmlReader::open(TextStream& stream, const SourceFile& source) {
  scanner_ = {};
  path_ = {};
  line_ = 1;
  records_ = 0;
  first_element_.clear();
  holds_text_ = false;
  ended_ = false;
  auto context = std::make_shared<FileContext>(source, stream.encoding());
  record_ = wanted_.empty() ? guess_record(look_ahead(stream, head_bytes)) : wanted_;
  return context;
}

bool XmlReader::cut(TextStream& stream, Record& record) {
  try {
    while (const auto tag = ended_ ? std::nullopt : next_tag_between(stream)) {
      if (is_record(*tag)) return cut_record(stream, *tag, record);
      follow(*tag);
    }
  } catch (const InputError& error) {
    record.line = line_;
    record.problem = fmt::format("{}; the rest of the file is not read", error.what());
    ended_ = true;
    return true;
  }
  return finish(stream, record);
}

/// The next tag outside of records; what lies before it is dropped as it is passed.
std::optional<XmlTag> XmlReader::next_tag_between(TextStream& stream) {
  for (bool whole = false;; whole = !stream.fetch()) {
    const auto tag = scanner_.next(stream.buffered(), whole);
    if (tag || whole) return tag;
    drop(stream, scanner_.position());
  }
}

/// The next tag of the record that is at the front of the stream; a record that is too long is dropped as it is passed.
std::optional<XmlTag> XmlReader::next_tag_within(TextStream& stream, Record& record) {
  for (bool whole = false;; whole = !stream.fetch()) {
    const auto tag = scanner_.next(stream.buffered(), whole);
    if (tag || whole) return tag;
    if (stream.is_too_long()) {
      record.problem = stream.too_long("an element");
      drop(stream, scanner_.position());
    }
  }
}

bool XmlReader::cut_record(TextStream& stream, const XmlTag& first, Record& record) {
  drop(stream, first.begin);
  ++records_;
  record.line = line_;
  for (std::size_t depth = first.kind == XmlTag::Kind::open; depth > 0;) {
    const auto tag = next_tag_within(stream, record);
    if (!tag) {
      record.problem = fmt::format("the element {} that begins here is not closed", in_quotes(record_.back()));
      ended_ = true;
      return true;
    }
    if (tag->name != record_.back()) continue;
    if (tag->kind == XmlTag::Kind::open) ++depth;
    if (tag->kind == XmlTag::Kind::close) --depth;
  }
  const std::size_t size = scanner_.position();
  stream.take(size, record.bytes);
  scanner_.forget(size);
  line_ += std::count(record.bytes.begin(), record.bytes.end(), '\n');
  return true;
}

bool XmlReader::is_record(const XmlTag& tag) const {
  const auto& names = path_.names();
  if (tag.kind == XmlTag::Kind::close || tag.name != record_.back() || names.size() + 1 < record_.size()) return false;
  return std::equal(record_.rbegin() + 1, record_.rend(), names.rbegin());
}

void XmlReader::follow(const XmlTag& tag) {
  if (first_element_.empty()) first_element_ = tag.name;
  if (tag.kind == XmlTag::Kind::open) path_.enter(tag.name);
  if (tag.kind == XmlTag::Kind::close) path_.leave(tag.name);
}

void XmlReader::drop(TextStream& stream, std::size_t size) {
  const auto dropped = stream.buffered().substr(0, size);
  holds_text_ = holds_text_ || !is_blank(dropped);
  line_ += std::count(dropped.begin(), dropped.end(), '\n');
  stream.drop(size);
  scanner_.forget(size);
}

/// A file that holds no record at all is a mistake in the config more often than not.
bool XmlReader::finish(TextStream& stream, Record& record) {
  if (std::exchange(ended_, true)) return false;
  drop(stream, scanner_.position());
  if (records_ > 0 || !holds_text_) return false;
  record.problem = first_element_.empty()
                       ? "no element in the file; is it XML?"
                       : fmt::format(
                             "no element {} in the file, which begins with {}; name the "
                             "element that is a document in format.xml.record",
                             in_quotes(fmt::format("{}", fmt::join(record_, "/"))), in_quotes(first_element_));
  return true;
}

std::vector<FieldValue> XmlReader::parse(const Record& record, std::span<const std::string> wanted,
                                         LeniencyTally& /*leniencies*/) const {
  require_valid(record.bytes, record.file->encoding);
  return parse_xml(record.bytes, record.line, wanted);
}

}  // namespace topicmill
