#include "text/readers/html_reader.hpp"

#include <array>

#include "base/error.hpp"
#include "files/encoding/encoding.hpp"
#include "text/html/html_page.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

constexpr std::array<std::pair<const char*, std::string HtmlPage::*>, 7> page_fields{{
    {"text", &HtmlPage::text},
    {"title", &HtmlPage::title},
    {"lang", &HtmlPage::lang},
    {"description", &HtmlPage::description},
    {"keywords", &HtmlPage::keywords},
    {"author", &HtmlPage::author},
    {"date", &HtmlPage::date},
}};

/// A declaration that the bytes belie is passed over.
std::string decode_page(std::string_view bytes, const std::string& named) {
  const bool has_mark = find_byte_order_mark(bytes).has_value();
  const auto declared = has_mark || named != "auto" ? std::nullopt : find_html_encoding(bytes);
  if (!declared) return decode_document(bytes, named);
  try {
    return decode_document(bytes, *declared);
  } catch (const InputError&) {
    return decode_document(bytes, named);
  }
}

}  // namespace

std::vector<std::string> HtmlReader::columns() const {
  std::vector<std::string> names;
  for (const auto& [name, field] : page_fields) names.emplace_back(name);
  names.insert(names.end(), {"path", "name", "folder"});
  return names;
}

std::vector<FieldValue> HtmlReader::parse(const Record& record, std::span<const std::string> wanted,
                                          LeniencyTally& /*leniencies*/) const {
  HtmlPage page = read_html_page(decode_page(record.bytes, record.file->encoding));
  std::vector<FieldValue> fields;
  for (const auto& [name, field] : page_fields) {
    if (is_wanted(name, wanted)) fields.push_back({name, std::move(page.*field), {}});
  }
  append_path(record.file->source, wanted, fields);
  return fields;
}

}  // namespace topicmill
