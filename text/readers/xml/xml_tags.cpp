#include "text/readers/xml/xml_tags.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool begins_name(char c) { return is_letter(c) || c == '_' || c == ':' || !is_ascii(c); }

/// Offset of the > that ends the tag, which may hold others between quotes, or of a <, which no tag holds and which
/// begins the next one; npos where there is neither.
std::size_t find_tag_end(std::string_view text) {
  char quote = '\0';
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '<' || (c == '>' && quote == '\0')) return at;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'') && text[at - 1] == '=') {
      quote = c;
    }
  }
  return npos;
}

}  // namespace

std::optional<XmlTag> XmlTagScanner::next(std::string_view text, bool whole) {
  XmlTag tag;
  for (;;) {
    if (!until_.empty() && !leave(text)) return std::nullopt;
    position_ = std::min(text.find('<', position_), text.size());
    if (position_ == text.size()) return std::nullopt;
    const Found found = scan_markup(text, whole, tag);
    if (found == Found::tag) return tag;
    if (found == Found::more) return std::nullopt;
  }
}

/// Goes behind the end of a comment or section; false where it is not there yet.
bool XmlTagScanner::leave(std::string_view text) {
  for (;;) {
    const std::size_t end =
        until_ == ">" ? text.find_first_of(in_subset_ ? "]" : "[>", position_) : text.find(until_, position_);
    if (end == npos) {
      const std::size_t kept = std::min(text.size() - position_, until_.size() - 1);
      position_ = text.size() - kept;
      return false;
    }
    position_ = end + until_.size();
    if (until_ != ">" || text[end] == '>') break;
    in_subset_ = text[end] == '[';
  }
  until_ = {};
  return true;
}

XmlTagScanner::Found XmlTagScanner::pass_over(std::size_t size, std::string_view until) {
  position_ += size;
  until_ = until;
  return Found::passed;
}

/// What begins with the < at the position.
XmlTagScanner::Found XmlTagScanner::scan_markup(std::string_view text, bool whole, XmlTag& tag) {
  constexpr std::size_t longest_opening = 9;  // <![CDATA[
  const auto rest = text.substr(position_);
  if (rest.size() < longest_opening && !whole && rest.find('>') == npos) return Found::more;
  if (rest.starts_with("<!--")) return pass_over(4, "-->");
  if (rest.starts_with("<![CDATA[")) return pass_over(longest_opening, "]]>");
  if (rest.starts_with("<?")) return pass_over(2, "?>");
  if (rest.starts_with("<!")) return pass_over(2, ">");
  const std::size_t name = rest.starts_with("</") ? 2 : 1;
  if (rest.size() > name && begins_name(rest[name])) return scan_tag(text, whole, tag);
  return pass_over(1, {});
}

XmlTagScanner::Found XmlTagScanner::scan_tag(std::string_view text, bool whole, XmlTag& tag) {
  const auto rest = text.substr(position_, most_tag_bytes);
  const std::size_t end = find_tag_end(rest);
  if (end == npos && !whole && rest.size() < most_tag_bytes) return Found::more;
  if (end == npos || rest[end] == '<') return pass_over(1, {});
  const bool closes = rest[1] == '/';
  const std::size_t name = closes ? 2 : 1;
  const auto* name_end =
      std::find_if(rest.data() + name, rest.data() + end, [](char c) { return is_blank(c) || c == '/'; });
  tag.kind = closes ? XmlTag::Kind::close : rest[end - 1] == '/' ? XmlTag::Kind::empty : XmlTag::Kind::open;
  tag.name = {rest.data() + name, name_end};
  tag.begin = position_;
  tag.end = position_ += end + 1;
  return Found::tag;
}

void XmlPath::enter(std::string_view name) {
  if (names_.size() == most_elements) throw InputError(fmt::format("XML nested deeper than {}", most_elements));
  names_.emplace_back(name);
}

void XmlPath::leave(std::string_view name) {
  const auto found = std::find(names_.rbegin(), names_.rend(), name);
  if (found != names_.rend()) names_.erase(found.base() - 1, names_.end());
}

}  // namespace topicmill
