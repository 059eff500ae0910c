// Cuts HTML into text, tags and character references, by the tokenization rules of the HTML standard (13.2.5).
//
// A scanner and no tree: places in the source stay exact, the time is linear, and 100,000 open elements cost nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace topicmill {

struct HtmlPiece {
  enum class Kind {
    text,       ///< as it stands
    reference,  ///< perhaps a character reference: & with what may belong to it
    raw_text,   ///< what stands in an element whose content is neither text nor markup, such as script
    start_tag,
    end_tag,
    other  ///< a comment, a doctype, a processing instruction
  };
  Kind kind = Kind::text;
  std::size_t begin = 0;  ///< bytes of the source
  std::size_t end = 0;
  std::string name;  ///< of a tag, in lower case; of raw text, that of its element
};

/// Pieces follow one another without a gap. Where HTML would drop the rest of a text because a tag never ends
/// ("a <b and nothing more"), the < is text.
class HtmlScanner {
 public:
  /// `html` must live as long as the scanner.
  explicit HtmlScanner(std::string_view html) : html_(html) {}

  /// False at the end.
  bool next(HtmlPiece& piece);

 private:
  bool take(HtmlPiece& piece, HtmlPiece::Kind kind, std::size_t end);
  bool take_text(HtmlPiece& piece);
  bool take_markup(HtmlPiece& piece);
  bool take_tag(HtmlPiece& piece, std::size_t name_begin);
  bool take_raw_text(HtmlPiece& piece);
  void enter(const std::string& name);
  std::size_t find_end_of_other();
  std::size_t find_end_of_comment();
  std::size_t find_end_of_tag(std::size_t at);
  std::size_t find_end_tag(std::string_view name, std::size_t from) const;
  std::size_t find_end_of_script(std::size_t from) const;

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t plain_until_ = 0;                     ///< up to here < is text: the content of title and textarea
  std::size_t cdata_end_ = std::string_view::npos;  ///< where ]]> closes what is open
  std::string raw_;                                 ///< the element whose raw text comes next; empty for none
  std::int64_t foreign_ = 0;                        ///< open svg and math elements, where CDATA sections are allowed
  int unclosed_tags_ = 0;
  std::size_t arrow_ = 0;  ///< the first --> from the content of the last comment on
};

}  // namespace topicmill
