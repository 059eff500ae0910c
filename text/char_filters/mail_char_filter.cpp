#include "text/char_filters/mail_char_filter.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "text/tokens/filtered_text.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_signature_lines = 12;
constexpr std::size_t longest_attribution_lines = 3;

/// How a line ends that says whom the lines below quote.
constexpr std::array attributions{"writes:"sv,  "wrote:"sv,     "says:"sv,     "said:"sv,     "writes..."sv,
                                  "wrote..."sv, "write:"sv,     "schrieb:"sv,  "schreibt:"sv, "écrit :"sv,
                                  "écrit:"sv,   "escribió:"sv,  "escreveu:"sv, "scritto:"sv,  "schreef:"sv,
                                  "skrev:"sv,   "kirjoitti:"sv, "napisał:"sv,  "пишет:"sv,    "写道："sv};

bool is_name(char c) { return is_letter_or_digit(c) || c == '-'; }

bool is_quoted(std::string_view line) {
  const auto text = trimmed(line);
  std::size_t letters = 0;
  while (letters < 4 && letters < text.size() && is_letter(text[letters])) ++letters;
  return text.starts_with('|') || text.substr(letters).starts_with('>');
}

bool is_attribution(std::string_view line) {
  const auto text = trimmed(line);
  return std::any_of(attributions.begin(), attributions.end(), [&](auto end) { return text.ends_with(end); });
}

/// "In article <id>", which nobody writes but a program.
bool begins_attribution(std::string_view line) {
  const auto text = trimmed(line);
  return text.starts_with("In article ") && text.find_first_of("<@") != std::string_view::npos;
}

/// Bytes of "Name:" at the beginning of a header line; 0 where it is none.
std::size_t header_name(std::string_view line) {
  const auto* const end = std::find_if_not(line.begin(), line.end(), is_name);
  if (end == line.begin() || end == line.end() || *end != ':') return 0;
  return static_cast<std::size_t>(end - line.begin()) + 1;
}

bool is_subject(std::string_view name) {
  return name.size() == 8 &&
         std::equal(name.begin(), name.end(), "subject:", [](char a, char b) { return to_lower(a) == b; });
}

/// Blanks and "Re:" before what a subject says.
std::size_t subject_prefix(std::string_view value) {
  std::size_t at = 0;
  for (;;) {
    at = std::min(value.find_first_not_of(" \t", at), value.size());
    const auto rest = value.substr(at, 3);
    if (rest.size() < 3 || to_lower(rest[0]) != 'r' || to_lower(rest[1]) != 'e' || rest[2] != ':') return at;
    at += 3;
  }
}

/// The lines of a message, and from which byte each is kept (its end: not at all).
class Lines {
 public:
  explicit Lines(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      lines_.push_back({text.substr(begin, end - begin), 0});
      begin = end;
    }
  }

  void drop_headers();
  void drop_pgp();
  void drop_signature();
  void drop_quotes();

  /// False where every line is kept.
  bool write(std::string_view text, FilteredText& out) const {
    if (std::all_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.kept_from == 0; })) return false;
    out.start(text);
    for (const auto& line : lines_) {
      const auto begin = static_cast<std::size_t>(line.text.data() - text.data());
      out.keep(begin + line.kept_from, begin + line.text.size());
    }
    return true;
  }

 private:
  struct Line {
    std::string_view text;
    std::size_t kept_from = 0;
  };

  std::string_view at(std::size_t i) const { return i < lines_.size() ? lines_[i].text : std::string_view(); }
  void drop(std::size_t i) { lines_[i].kept_from = lines_[i].text.size(); }
  std::size_t find_end_of_pgp(std::size_t line, bool is_signed_text) const;
  void drop_attribution_above(std::size_t quote);

  std::vector<Line> lines_;
};

void Lines::drop_headers() {
  bool in_subject = false;
  for (std::size_t i = 0; i < lines_.size() && !is_blank(at(i)); ++i) {
    const bool is_folded = at(i).front() == ' ' || at(i).front() == '\t';
    const bool continues = is_folded && (i > 0 || header_name(at(1)) > 0);  // of some posts the beginning is lost
    const std::size_t name = header_name(at(i));
    if (!continues && name == 0) return;
    if (!continues) in_subject = is_subject(at(i).substr(0, name));
    if (!in_subject) drop(i);
    if (in_subject && !continues) lines_[i].kept_from = name + subject_prefix(at(i).substr(name));
  }
}

/// What never ends loses its first line alone.
void Lines::drop_pgp() {
  std::array<bool, 2> ends{true, true};  // signed text has its own end; what was searched in vain is not searched again
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!at(i).starts_with("-----BEGIN PGP ")) continue;
    const bool is_signed_text = at(i).starts_with("-----BEGIN PGP SIGNED");
    const std::size_t end = ends[is_signed_text] ? find_end_of_pgp(i, is_signed_text) : lines_.size();
    ends[is_signed_text] = end < lines_.size();
    for (drop(i); i < end && end < lines_.size(); drop(++i)) {
    }
  }
}

std::size_t Lines::find_end_of_pgp(std::size_t line, bool is_signed_text) const {
  while (line < lines_.size() && !(is_signed_text ? is_blank(at(line)) : at(line).starts_with("-----END PGP "))) ++line;
  return line;
}

void Lines::drop_signature() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto line = at(i);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const bool is_short = lines_.size() - i - 1 <= longest_signature_lines;
    if (line != "-- " && !(line == "--" && is_short)) continue;
    for (; i < lines_.size(); ++i) drop(i);
  }
}

void Lines::drop_quotes() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (is_quoted(at(i))) {
      if (i > 0 && !is_quoted(at(i - 1))) drop_attribution_above(i);
      drop(i);
    } else if (begins_attribution(at(i))) {
      std::size_t end = i;
      const std::size_t last = std::min(i + longest_attribution_lines, lines_.size());
      while (end < last && !trimmed(at(end)).ends_with(':')) ++end;
      for (; end < last && i < end; ++i) drop(i);
      if (end < last) drop(i);
    }
  }
}

/// The line or two above a quote, perhaps blank lines between.
void Lines::drop_attribution_above(std::size_t quote) {
  std::size_t i = quote - 1;
  while (i > 0 && is_blank(at(i))) --i;
  if (!is_attribution(at(i))) return;
  drop(i);
  const bool begins_before = i > 0 && !is_blank(at(i - 1)) &&
                             trimmed(at(i)).find_first_of("<@") == std::string_view::npos &&
                             (at(i - 1).starts_with("On ") || at(i - 1).find('@') != std::string_view::npos);
  if (begins_before) drop(i - 1);
}

}  // namespace

bool MailCharFilter::apply(std::string_view text, FilteredText& out) {
  Lines lines(text);
  if (options_.headers) lines.drop_headers();
  if (options_.pgp) lines.drop_pgp();
  if (options_.signatures) lines.drop_signature();
  if (options_.quotes) lines.drop_quotes();
  return lines.write(text, out);
}

}  // namespace topicmill
