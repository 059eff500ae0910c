#include "text/html/html_decoder.hpp"

#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "files/encoding/code_points.hpp"
#include "files/encoding/encoding.hpp"

namespace topicmill {
namespace {

/// References that a page makes up must not fill the memory.
constexpr std::size_t most_remembered = 10'000;

/// More than any tag has that says something about its page.
constexpr std::size_t longest_tag = 1 << 16;

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Parsed = std::unique_ptr<GumboOutput, DestroyOutput>;

/// Only for a few bytes at a time: gumbo recurses as deep as elements nest.
Parsed parse(std::string_view html) {
  return Parsed(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
}

const GumboNode* child_of(const GumboNode* node, unsigned index) {
  const bool has_children = node && node->type == GUMBO_NODE_ELEMENT && index < node->v.element.children.length;
  return has_children ? static_cast<const GumboNode*>(node->v.element.children.data[index]) : nullptr;
}

/// The text of a piece that is perhaps a character reference. A letter stands before it, for HTML drops blanks there.
std::string decode(std::string_view piece) {
  const Parsed parsed = parse("x" + std::string(piece));
  const auto* text = child_of(child_of(parsed->root, 1), 0);  // html, body, its text
  return text && text->type == GUMBO_NODE_TEXT ? text->v.text.text + 1 : std::string(piece);
}

/// What the reference at the beginning of `piece` stands for: the rest of `decoded` is the text behind it.
HtmlDecoder::Reference split(std::string_view piece, const std::string& decoded) {
  if (decoded == piece || find_invalid_utf8(decoded)) return {};
  std::size_t at = 0;
  for (int characters = 0; characters < 2 && at < decoded.size(); ++characters) {
    next_code_point(decoded, at);
    const auto rest = std::string_view(decoded).substr(at);
    if (rest.size() < piece.size() && piece.ends_with(rest)) return {decoded.substr(0, at), piece.size() - rest.size()};
  }
  return {};
}

}  // namespace

const HtmlDecoder::Reference& HtmlDecoder::reference(std::string_view piece) {
  if (known_.size() == most_remembered) known_.clear();
  const auto [place, is_new] = known_.try_emplace(std::string(piece));
  if (is_new) place->second = split(piece, decode(piece));
  return place->second;
}

std::vector<HtmlAttribute> read_html_attributes(std::string_view tag) {
  if (tag.size() > longest_tag) return {};
  // A div keeps the attributes of a tag that gumbo would put elsewhere, or merge.
  const std::size_t behind_name = std::min(tag.find_first_of(" \n\t\r\f/>"), tag.size());
  const Parsed parsed = parse("<div" + std::string(tag.substr(behind_name)));
  const auto* element = child_of(child_of(parsed->root, 1), 0);
  std::vector<HtmlAttribute> attributes;
  if (!element || element->type != GUMBO_NODE_ELEMENT) return attributes;
  const GumboVector& list = element->v.element.attributes;
  for (unsigned i = 0; i < list.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(list.data[i]);
    attributes.push_back({attribute->name, attribute->value});
  }
  return attributes;
}

}  // namespace topicmill
