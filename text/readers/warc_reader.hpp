// The format `warc`: one document a page of a web archive (WARC, WET).
#pragma once

#include "files/text_stream.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// A document is a record that holds text: a conversion (the WET files of Common Crawl), a resource, or a response with
/// a page; see read_warc_page. Other records are no documents; responses and resources of other kinds are counted.
/// A record whose length is wrong is a bad document, and reading goes on at the next one.
///
/// Fields: text (of a page: see read_html_page), title (of a page; else empty), and the header lines by their names as
/// written: WARC-Target-URI, WARC-Date ... The WARC-Target-URI is the id of a document, unless input.id says otherwise.
class WarcReader : public Reader {
 public:
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;
  using Reader::parse;

 private:
  enum class Kind { document, without_text, other, bad, end };

  /// What stands next in the stream, all of it buffered.
  struct Next {
    Kind kind = Kind::end;
    std::size_t bytes = 0;
    std::int64_t line = 0;
    std::string problem;
  };

  Next look(TextStream& stream);
  Next pass_others(TextStream& stream);
  void pass_blank_lines(TextStream& stream);
  void go_to_next(TextStream& stream);
  void drop(TextStream& stream, std::size_t size);

  std::int64_t line_ = 1;          ///< where the stream stands
  std::int64_t without_text_ = 0;  ///< records passed over that no document has told of
};

}  // namespace topicmill
