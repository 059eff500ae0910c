// The scanner against gumbo's tree: the same text, white space aside, on random markup.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <random>
#include <utility>
#include <vector>

#include "text/html/html_text.hpp"

namespace topicmill {
namespace {

bool is_hidden(GumboTag tag) {
  constexpr std::array hidden{GUMBO_TAG_SCRIPT,  GUMBO_TAG_STYLE,    GUMBO_TAG_IFRAME,
                              GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_TEMPLATE};
  return std::find(hidden.begin(), hidden.end(), tag) != hidden.end();
}

void collect(const GumboNode* node, std::vector<std::pair<unsigned, std::string>>& texts) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
    texts.emplace_back(node->v.text.start_pos.offset, node->v.text.text);
  }
  if (node->type != GUMBO_NODE_ELEMENT || is_hidden(node->v.element.tag)) return;
  const auto& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) collect(static_cast<const GumboNode*>(children.data[i]), texts);
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; });
  return text;
}

/// The texts of the tree in the order of the source: a tree moves some of them.
std::string text_of_tree(const std::string& html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::vector<std::pair<unsigned, std::string>> texts;
  collect(output->root, texts);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  std::stable_sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string joined;
  for (const auto& [at, text] : texts) joined += text;
  return without_blanks(joined);
}

TEST(HtmlText, EqualsTheTreeOfGumboOnRandomMarkup) {
  const std::vector<std::string> pieces{"<p>",
                                        "</p>",
                                        "<b>",
                                        "</b>",
                                        "<br/>",
                                        "<div class=\"a>b\">",
                                        "</div>",
                                        "text",
                                        " ",
                                        "é",
                                        "&amp;",
                                        "&eacute",
                                        "&#8364;",
                                        "&notit;",
                                        "<!-- ",
                                        "-->",
                                        "<",
                                        ">",
                                        "\"",
                                        "'",
                                        "=",
                                        "<script>",
                                        "</script>",
                                        "<style>",
                                        "</style>",
                                        "<a href='x'>",
                                        "</a>",
                                        "<i x=y/>",
                                        "<textarea>",
                                        "</textarea>",
                                        "</",
                                        "<!x>",
                                        "<img src=a b=\"c\">",
                                        "--!>",
                                        "&x;",
                                        "/"};
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string html = "<!doctype html><body>";
    for (auto n = random() % 25; n > 0; --n) html += pieces[random() % pieces.size()];
    html += "'>\">-->";  // ends what is open: what never ends is kept as text here, and dropped by HTML
    HtmlDecoder decoder;
    FilteredText out;
    ASSERT_TRUE(write_html_text(html, HtmlTitle::keep, decoder, out));
    ASSERT_EQ(without_blanks(out.text()), text_of_tree(html)) << html;
  }
}

}  // namespace
}  // namespace topicmill
