#include "text/readers/xml/xml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <pugixml.hpp>
#include <unordered_map>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"
#include "text/readers/xml/xml_references.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_depth = 256;
constexpr std::ptrdiff_t most_tags = 1'000'000;  ///< each takes about 100 bytes of memory

bool is_text(const pugi::xml_node& node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

bool is_element(const pugi::xml_node& node) { return node.type() == pugi::node_element; }

bool holds_text(const pugi::xml_node& element) {
  const auto nodes = element.children();
  return std::any_of(nodes.begin(), nodes.end(), [](const auto& n) { return is_text(n) && !is_blank(n.value()); });
}

bool holds_parts(const pugi::xml_node& element) {
  const auto nodes = element.children();
  return std::any_of(nodes.begin(), nodes.end(), is_element);
}

void check_depth(std::size_t depth) {
  if (depth > most_depth) throw InputError(fmt::format("XML nested deeper than {}", most_depth));
}

void append_text(const pugi::xml_node& element, std::size_t depth, std::string& text) {
  check_depth(depth);
  const bool as_it_stands = holds_text(element);
  for (const auto& node : element.children()) {
    if (is_element(node)) {
      if (!as_it_stands && !text.empty() && text.back() != '\n') text += '\n';
      append_text(node, depth + 1, text);
    } else if (node.type() == pugi::node_cdata) {
      text += node.value();
    } else if (as_it_stands && is_text(node)) {
      append_decoded(node.value(), text);
    }
  }
}

void trim(std::string& text) {
  text.erase(std::min(text.find_last_not_of(ascii_blanks) + 1, text.size()));
  text.erase(0, std::min(text.find_first_not_of(ascii_blanks), text.size()));
}

std::string text_of(const pugi::xml_node& element) {
  std::string text;
  append_text(element, 0, text);
  trim(text);
  return text;
}

/// Walks a record and collects the wanted fields in their order.
class FieldCollector {
 public:
  explicit FieldCollector(std::span<const std::string> wanted) : wanted_(wanted) {}

  std::vector<FieldValue> collect(const pugi::xml_node& record) && {
    walk(record, 0);
    const bool has_text = index_.contains("text");
    if (!has_text && (wanted_.empty() ? tells(record) : is_wanted("text", wanted_))) add("text", text_of(record));
    return std::move(fields_);
  }

 private:
  /// True for an element that is more than a frame around others.
  static bool tells(const pugi::xml_node& element) { return holds_text(element) || !holds_parts(element); }

  void walk(const pugi::xml_node& element, std::size_t depth) {
    check_depth(depth);
    for (const auto& attribute : element.attributes()) visit_attribute(attribute);
    for (const auto& part : element.children()) {
      if (is_element(part)) visit_part(part, depth);
    }
  }

  void visit_attribute(const pugi::xml_attribute& attribute) {
    const Step step(path_, std::string("@") + attribute.name());
    if (!is_wanted(path_, wanted_)) return;
    std::string value;
    append_decoded(attribute.value(), value);
    add(path_, std::move(value));
  }

  void visit_part(const pugi::xml_node& part, std::size_t depth) {
    const Step step(path_, part.name());
    if (wanted_.empty() ? tells(part) : is_wanted(path_, wanted_)) add(path_, text_of(part));
    walk(part, depth + 1);
  }

  /// One step down the path while it lives.
  class Step {
   public:
    Step(std::string& path, std::string_view name) : path_(path), length_(path.size()) {
      if (!path.empty()) path += '.';
      path += name;
    }
    ~Step() { path_.resize(length_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    std::string& path_;
    std::size_t length_;
  };

  void add(const std::string& name, std::string value) {
    const auto [at, added] = index_.try_emplace(name, fields_.size());
    if (added) {
      fields_.push_back({name, std::move(value), {}});
    } else {
      fields_[at->second].more.push_back(std::move(value));
    }
  }

  std::span<const std::string> wanted_;
  std::string path_;
  std::vector<FieldValue> fields_;
  std::unordered_map<std::string, std::size_t> index_;  ///< of fields_ by name
};

void check_size(const std::string& bytes) {
  if (bytes.find('\0') != std::string::npos) throw InputError("broken XML: a zero byte, which no text has");
  if (std::count(bytes.begin(), bytes.end(), '<') > most_tags) {
    throw InputError(fmt::format("a record of more than {} tags; is format.xml.record the right element?", most_tags));
  }
}

std::string reason_of(const pugi::xml_parse_result& result) {
  if (result.status == pugi::status_unrecognized_tag) return "a < that begins no tag; write &lt; for it";
  if (result.status == pugi::status_end_element_mismatch) return "an end tag that closes another element than is open";
  std::string reason = result.description();
  if (!reason.empty()) reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
  return reason;
}

[[noreturn]] void fail(const pugi::xml_parse_result& result, const std::string& bytes, std::int64_t line) {
  const auto offset = std::clamp(result.offset, std::ptrdiff_t{0}, static_cast<std::ptrdiff_t>(bytes.size()));
  const auto lines = std::count(bytes.begin(), bytes.begin() + offset, '\n');
  throw InputError(fmt::format("broken XML in line {}: {}", line + lines, reason_of(result)));
}

}  // namespace

std::vector<FieldValue> parse_xml(const std::string& bytes, std::int64_t line, std::span<const std::string> wanted) {
  check_size(bytes);
  pugi::xml_document document;
  // References are decoded here: pugixml would let through what is no character.
  const auto result = document.load_buffer(
      bytes.data(), bytes.size(), pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_eol, pugi::encoding_utf8);
  if (!result) fail(result, bytes, line);
  return FieldCollector(wanted).collect(document.document_element());
}

}  // namespace topicmill
