#include "text/html/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

/// Each search for the end of a tag may run to the end of the text; after so many in vain, < is text.
constexpr int most_unclosed_tags = 64;

/// Longer than the longest name of a character, &CounterClockwiseContourIntegral;
constexpr std::size_t longest_reference = 40;

constexpr std::array raw_elements{"script"sv, "style"sv, "xmp"sv, "iframe"sv, "noembed"sv, "noframes"sv, "plaintext"sv};

bool is_space(char c) { return is_blank(c) || c == '\f'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }
bool starts_with_name(std::string_view text, std::string_view name) {
  return text.size() >= name.size() &&
         std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == to_lower(b); });
}

bool starts_with_tag(std::string_view text, std::string_view before, std::string_view name) {
  if (!text.starts_with(before) || !starts_with_name(text.substr(before.size()), name)) return false;
  const std::size_t behind = before.size() + name.size();
  return behind < text.size() && ends_name(text[behind]);
}

}  // namespace

bool HtmlScanner::next(HtmlPiece& piece) {
  if (at_ == html_.size()) return false;
  piece.begin = at_;
  if (!raw_.empty()) return take_raw_text(piece);
  if (at_ == cdata_end_)
    return take(piece, HtmlPiece::Kind::other, std::exchange(cdata_end_, std::string_view::npos) + 3);
  if (html_[at_] == '<' && at_ >= plain_until_) return take_markup(piece);
  return take_text(piece);
}

bool HtmlScanner::take(HtmlPiece& piece, HtmlPiece::Kind kind, std::size_t end) {
  piece.kind = kind;
  at_ = piece.end = std::min(end, html_.size());
  return true;
}

bool HtmlScanner::take_text(HtmlPiece& piece) {
  std::size_t end = at_ + 1;
  if (html_[at_] == '&') {
    const std::size_t limit = std::min(html_.size(), at_ + longest_reference);
    while (end < limit && (is_letter_or_digit(html_[end]) || html_[end] == '#')) ++end;
    if (end > at_ + 1) return take(piece, HtmlPiece::Kind::reference, end + (end < html_.size() && html_[end] == ';'));
  }
  if (at_ < plain_until_) {
    return take(piece, HtmlPiece::Kind::text, std::min(html_.substr(0, plain_until_).find('&', end), plain_until_));
  }
  const auto* const markup = std::find_if(html_.begin() + static_cast<std::ptrdiff_t>(end), html_.end(),
                                          [](char c) { return c == '<' || c == '&'; });
  return take(piece, HtmlPiece::Kind::text, static_cast<std::size_t>(markup - html_.begin()));
}

bool HtmlScanner::take_markup(HtmlPiece& piece) {
  const auto rest = html_.substr(at_);
  const char second = rest.size() > 1 ? rest[1] : '\0';
  if (is_letter(second)) return take_tag(piece, at_ + 1);
  if (second == '!' || second == '?') {
    if (foreign_ > 0 && rest.starts_with("<![CDATA[")) {
      cdata_end_ = plain_until_ = std::min(html_.find("]]>", at_), html_.size());
      return take(piece, HtmlPiece::Kind::other, at_ + 9);
    }
    return take(piece, HtmlPiece::Kind::other, find_end_of_other());
  }
  if (second != '/' || rest.size() < 3) return take_text(piece);
  if (is_letter(rest[2])) return take_tag(piece, at_ + 2);
  return take(piece, HtmlPiece::Kind::other, find_end_of_other());
}

bool HtmlScanner::take_tag(HtmlPiece& piece, std::size_t name_begin) {
  const std::size_t end = find_end_of_tag(name_begin);
  if (end == std::string_view::npos) return take_text(piece);
  const auto* const name_end =
      std::find_if(html_.begin() + static_cast<std::ptrdiff_t>(name_begin), html_.end(), ends_name);
  piece.name = to_lower(html_.substr(name_begin, static_cast<std::size_t>(name_end - html_.begin()) - name_begin));
  const bool closing = name_begin == at_ + 2;
  take(piece, closing ? HtmlPiece::Kind::end_tag : HtmlPiece::Kind::start_tag, end);
  if (piece.name == "svg" || piece.name == "math") foreign_ = std::max<std::int64_t>(0, foreign_ + (closing ? -1 : 1));
  if (!closing) enter(piece.name);
  return true;
}

void HtmlScanner::enter(const std::string& name) {
  if (name == "title" || name == "textarea") plain_until_ = find_end_tag(name, at_);
  if (std::find(raw_elements.begin(), raw_elements.end(), name) != raw_elements.end()) raw_ = name;
}

bool HtmlScanner::take_raw_text(HtmlPiece& piece) {
  piece.name = raw_;
  raw_.clear();
  if (piece.name == "plaintext") return take(piece, HtmlPiece::Kind::raw_text, html_.size());
  return take(piece, HtmlPiece::Kind::raw_text,
              piece.name == "script" ? find_end_of_script(at_) : find_end_tag(piece.name, at_));
}

std::size_t HtmlScanner::find_end_of_other() {
  if (html_.substr(at_).starts_with("<!--")) return find_end_of_comment();
  const std::size_t end = html_.find('>', at_);
  return end == std::string_view::npos ? html_.size() : end + 1;
}

/// Looks for --> again only once it is passed: comments may end otherwise, before one that is far away.
std::size_t HtmlScanner::find_end_of_comment() {
  const std::size_t content = at_ + 4;
  if (html_.substr(content).starts_with(">")) return content + 1;
  if (html_.substr(content).starts_with("->")) return content + 2;
  if (arrow_ < content) arrow_ = html_.find("-->", content);
  const std::size_t odd = html_.substr(0, arrow_).find("--!>", content);
  if (odd != std::string_view::npos) return odd + 4;
  return arrow_ == std::string_view::npos ? html_.size() : arrow_ + 3;
}

/// Behind its >, over values in quotes; npos where there is none.
std::size_t HtmlScanner::find_end_of_tag(std::size_t at) {
  enum class State { before_name, name, after_name, before_value, value };
  if (unclosed_tags_ == most_unclosed_tags) return std::string_view::npos;
  auto state = State::before_name;
  for (at = html_.find_first_of(" \n\t\r\f/>", at); at < html_.size(); ++at) {
    const char c = html_[at];
    if (c == '>') return at + 1;
    if (state == State::before_value && (c == '"' || c == '\'')) {
      at = html_.find(c, at + 1);
      if (at == std::string_view::npos) break;
      state = State::before_name;
    } else if (state == State::before_value || state == State::value) {
      if (!is_space(c)) state = State::value;
      if (is_space(c) && state == State::value) state = State::before_name;
    } else if (c == '=' && state != State::before_name) {  // where a name must begin, it is part of the name
      state = State::before_value;
    } else if (c == '/') {
      state = State::before_name;
    } else if (!is_space(c)) {
      state = State::name;
    } else if (state == State::name) {
      state = State::after_name;
    }
  }
  ++unclosed_tags_;
  return std::string_view::npos;
}

/// Where the end tag `</name` begins; the end of the text where there is none.
std::size_t HtmlScanner::find_end_tag(std::string_view name, std::size_t from) const {
  for (std::size_t at = from; (at = html_.find("</", at)) != std::string_view::npos; ++at) {
    if (starts_with_tag(html_.substr(at), "</", name)) return at;
  }
  return html_.size();
}

/// Within <!-- a script may hold <script> ... </script>, which does not end it.
std::size_t HtmlScanner::find_end_of_script(std::size_t from) const {
  bool escaped = false;
  bool nested = false;
  for (std::size_t at = from; at < html_.size(); ++at) {
    at = html_.find_first_of("<-", at);
    if (at == std::string_view::npos) break;
    const auto rest = html_.substr(at);
    if (rest.starts_with("<!--")) {
      escaped = true;
    } else if (rest.starts_with("-->")) {
      escaped = nested = false;
    } else if (escaped && starts_with_tag(rest, "<", "script")) {
      nested = true;
    } else if (starts_with_tag(rest, "</", "script")) {
      if (!nested) return at;
      nested = false;
    }
  }
  return html_.size();
}

}  // namespace topicmill
