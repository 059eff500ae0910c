// The format `mail`: one document a message.
#pragma once

#include "text/records/file_records.hpp"

namespace topicmill {

/// A file that begins with a line "From " is a mailbox (mbox): a message begins at each such line that has a time of
/// day in it and an empty line before it; ">From " lines lose one >. Any other file is one message.
///
/// Fields: text (the body, see read_mail_body), attachments, every header by its name in lower case (subject, from, to,
/// date, message-id ...), and path, name and folder of the file. A header that occurs more than once has several
/// values; text, attachments, subject, from, to, date and message-id are always there, if empty.
class MailReader : public FileRecords {
 public:
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 private:
  bool cut_message(TextStream& stream, Record& record);
  void pass_over_message(TextStream& stream);

  bool is_mailbox_ = false;
  std::int64_t line_ = 1;  ///< where the next message begins
};

/// True where a file begins as a mailbox does, or with headers that every message has.
bool looks_like_mail(std::string_view head);

}  // namespace topicmill
