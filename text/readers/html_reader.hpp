// The format `html`: one document a page.
#pragma once

#include "text/records/file_records.hpp"

namespace topicmill {

/// Fields: text, title, lang, description, keywords, author, date (see HtmlPage), and path, name and folder as those of
/// `files`. Decoded by the byte-order mark, input.encoding, what the page declares, or what is detected, in this order.
class HtmlReader : public FileRecords {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 protected:
  std::vector<std::string> columns() const override;
};

}  // namespace topicmill
