// The format `html`: one document a page.
#pragma once

#include "text/readers/files_reader.hpp"

namespace topicmill {

/// Fields: text, title, lang, description, keywords, author, date (see HtmlPage), and path, name and folder as those of
/// `files`. Decoded by the byte-order mark, input.encoding, what the page declares, or what is detected, in this order.
class HtmlReader : public FilesReader {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;
  bool has_fields() const override { return true; }

 protected:
  std::vector<std::string> columns() const override;
};

}  // namespace topicmill
