// The list of readers.
#include "text/readers/auto_reader.hpp"
#include "text/readers/files_reader.hpp"
#include "text/readers/html_reader.hpp"
#include "text/readers/json/json_reader.hpp"
#include "text/readers/json/jsonl_reader.hpp"
#include "text/readers/lines_reader.hpp"
#include "text/readers/mail_reader.hpp"
#include "text/readers/table/delimited_reader.hpp"
#include "text/readers/warc_reader.hpp"
#include "text/readers/xml/xml_reader.hpp"
#include "text/records/automatic_format.hpp"
#include "text/records/reader.hpp"

namespace topicmill {
namespace {

/// It is made of its fellow members, so it needs the registry.
Member<Reader> auto_member() {
  auto made = member<Reader, FilesReader>(std::string(automatic_format),
                                          "Picks a format for each file by its name, for stdin by its content.");
  made.make = [](const Value&, Reading& reading) { return std::make_unique<AutoReader>(reading.registry()); };
  return made;
}

}  // namespace

Family<Reader> builtin_readers() {
  return {"input format",
          {auto_member(), member<Reader, FilesReader>("files", "A document is a file, or a member of an archive."),
           member<Reader, LinesReader>("lines", "A document is a line."),
           member<Reader, DelimitedReader, CsvOptions>("csv", "A document is a row of a CSV file."),
           member<Reader, DelimitedReader, TsvOptions>("tsv", "A document is a row of a file of tab-separated fields."),
           member<Reader, JsonlReader>("jsonl", "A document is a line that holds a JSON object."),
           member<Reader, JsonReader, JsonOptions>("json", "A document is an element of a JSON array."),
           member<Reader, XmlReader, XmlOptions>("xml", "A document is an element of an XML or SGML file."),
           member<Reader, HtmlReader>("html", "A document is an HTML page: its text, title and metadata."),
           member<Reader, MailReader>("mail", "A document is a message of mail, in a mailbox (mbox) or its own file."),
           member<Reader, WarcReader>("warc", "A document is a page of a web archive (WARC, WET).")}};
}

}  // namespace topicmill
