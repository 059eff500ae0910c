// The format `xml`: a document is an element, of XML or of SGML that looks like it.
#pragma once

#include <string>
#include <vector>

#include "text/readers/xml/xml_tags.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

struct XmlOptions {
  std::string record;

  static constexpr auto fields() {
    return std::tuple{field("record", &XmlOptions::record,
                            "The element that is a document, by its name or the end of its path: page, "
                            "mediawiki/page; '': the one that repeats, nearest to the root.")};
  }
};

/// Cuts the elements of that name, those within one of them left in it; the file needs no root element. Fields as
/// parse_xml gives them. Holds one record at a time.
class XmlReader : public Reader {
 public:
  explicit XmlReader(const XmlOptions& options);

  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;
  std::string_view whole_text_field() const override { return "text"; }

 private:
  std::optional<XmlTag> next_tag_between(TextStream& stream);
  std::optional<XmlTag> next_tag_within(TextStream& stream, Record& record);
  bool cut_record(TextStream& stream, const XmlTag& first, Record& record);
  bool is_record(const XmlTag& tag) const;
  void follow(const XmlTag& tag);
  void drop(TextStream& stream, std::size_t size);
  bool finish(TextStream& stream, Record& record);

  std::vector<std::string> wanted_;  ///< the path that the config gives
  std::vector<std::string> record_;  ///< of the current file
  XmlTagScanner scanner_;
  XmlPath path_;  ///< around the position between records
  std::int64_t line_ = 1;
  std::int64_t records_ = 0;
  std::string first_element_;
  bool holds_text_ = false;  ///< more than blanks was passed over
  bool ended_ = false;
};

}  // namespace topicmill
