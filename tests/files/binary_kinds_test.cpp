// Files that are no text are named, with what to do, by their content alone; texts never are.
#include "files/binary_kinds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/temporary_directory.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using namespace std::string_literals;

std::string kind_of(std::string_view head) {
  const auto* kind = find_binary_kind(head);
  return kind ? std::string(kind->name) : "none";
}

TEST(BinaryKinds, AreKnownByTheirFirstBytes) {
  const std::string zeros(600, '\0');
  EXPECT_EQ(kind_of("%PDF-1.7\n%\xE2\xE3"), "a PDF document");
  EXPECT_EQ(kind_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an old Microsoft Office file (.doc, .xls, .ppt, .msg)");
  EXPECT_EQ(kind_of("{\\rtf1\\ansi"), "an RTF document");
  EXPECT_EQ(kind_of("\x89HDF\r\n\x1A\n" + zeros), "an HDF5 file (.h5, .h5ad, .loom)");
  EXPECT_EQ(kind_of("MATLAB 5.0 MAT-file, Platform: GLNXA64" + zeros), "a MATLAB file (.mat)");
  EXPECT_EQ(kind_of("MATLAB 7.3 MAT-file, Platform: GLNXA64" + zeros), "a MATLAB file (.mat, version 7.3)");
  EXPECT_EQ(kind_of("X\n\0\0\0\3"s), "an R object (.rds)");
  EXPECT_EQ(kind_of("RDX3\nX\n\0\0"s), "an R workspace (.RData)");
  EXPECT_EQ(kind_of("\x80\x04\x95\x10\0"s), "a Python pickle");
  EXPECT_EQ(kind_of("\x80\x02}q"), "a Python pickle");
  EXPECT_EQ(kind_of("\x93NUMPY\x01"), "a NumPy array (.npy)");
  EXPECT_EQ(kind_of("PAR1\x15\x04"), "a Parquet file");
  EXPECT_EQ(kind_of("A\n3\n262657\n197888\n"), "an R object (.rds, ascii)");
  EXPECT_EQ(kind_of("ARROW1\0\0"s), "a Feather or Arrow file");
  EXPECT_EQ(kind_of("\xFF\xFF\xFF\xFF\x78\0\0\0\x10"s), "an Arrow stream");
  EXPECT_EQ(kind_of("SQLite format 3\0"s), "an SQLite database");
  EXPECT_EQ(kind_of("\x89PNG\r\n\x1A\n"), "a PNG picture");
  EXPECT_EQ(kind_of("\xFF\xD8\xFF\xE0"), "a JPEG picture");
  EXPECT_EQ(kind_of("RIFF\x24\0\0\0WEBPVP8 "s), "a WebP picture");
  EXPECT_EQ(kind_of("RIFF\x24\0\0\0WAVEfmt "s), "a sound");
  EXPECT_EQ(kind_of("GIF89a\1\0\1\0"s), "a GIF picture");
  EXPECT_EQ(kind_of("7z\xBC\xAF\x27\x1C"), "a 7z archive");
  EXPECT_EQ(kind_of("Rar!\x1A\x07\x01"), "a RAR archive");
  EXPECT_EQ(kind_of("PK\3\4\x14"), "a zip archive");
  EXPECT_EQ(kind_of("\x1F\x8B\x08"), "a gzip file");
}

TEST(BinaryKinds, TextsAreNone) {
  for (const auto* text : {"",
                           "P",
                           "%PDF is a format",
                           "PAR1 is read",
                           "PARE de sufrir",
                           "MZ",
                           "ORC",
                           "GGUF",
                           "ID3 tags",
                           "BMW",
                           "MSCF",
                           "A\n2\n3\n",
                           "Obj",
                           "{\\rt",
                           "RDX",
                           "II",
                           "MM*",
                           "\x80\x20 in windows-1252",
                           "BZh",
                           "WARC/1.0",
                           "[1, 2]",
                           "\xEF\xBB\xBFtext",
                           "ustar"}) {
    EXPECT_EQ(kind_of(text), "none") << text;
  }
}

class BinaryFiles : public PublishedData {
 protected:
  TemporaryDirectory directory_;
};

TEST(BinaryInputs, AreBadDocumentsWhateverTheirNamesSay) {
  const TemporaryDirectory directory;
  const std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  const std::string reason =
      "it is a PDF document, not text; write its text with pdftotext (poppler-utils), for each file: pdftotext FILE";
  directory.write("in/a.txt", "text");
  directory.write("in/b.csv", pdf);
  auto options = options_for({directory.path("in")});
  EXPECT_EQ(message_of([&] { read_corpus(options); }),
            directory.path("in/b.csv") + ": " + reason +
                "; mend it, or set input.on_error: skip to list such documents in rejects.csv and go on");
  EXPECT_EQ(message_of([&] { plan_inputs(options); }), message_of([&] { read_corpus(options); }));
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  EXPECT_EQ(corpus.documents.size(), 1U);
  ASSERT_EQ(corpus.rejects.size(), 1U);
  EXPECT_EQ(corpus.rejects[0].origin, directory.path("in/b.csv"));
  EXPECT_EQ(corpus.rejects[0].reason, reason);
  EXPECT_EQ(plan_inputs(options)[1].reason, reason);
}

TEST(BinaryInputs, AreNamedInArchivesAndForEveryFormat) {
  const TemporaryDirectory directory;
  write_archive(directory.path("t.tar"), "tar", "none", {{"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}});
  for (const std::string format : {"auto", "files", "lines", "jsonl", "csv", "xml", "mail", "warc"}) {
    const auto options = options_for({directory.path("t.tar")}, format);
    EXPECT_THAT(message_of([&] { read_corpus(options); }),
                StartsWith(directory.path("t.tar") + "/a.doc: it is an old Microsoft Office file"))
        << format;
  }
}

/// What they hold is one document, not a folder of its parts, however the file is called.
TEST_F(BinaryFiles, OfficeDocumentsAreNamed) {
  std::map<std::string, int> kinds;
  for (const auto& [path, bytes] : members("office_documents.tar.gz")) {
    const auto suffix = path.substr(path.rfind('.'));
    if (suffix != ".docx" && suffix != ".odt" && suffix != ".epub") continue;
    Archive archive(directory_.write("named_oddly", bytes));
    ASSERT_TRUE(archive.next_member());
    EXPECT_EQ(archive.member(), "") << path;
    ++kinds[kind_of(bytes)];
  }
  EXPECT_EQ(kinds, (std::map<std::string, int>{{"a Word document (.docx)", 123},
                                               {"an OpenDocument file (.odt, .ods, .odp)", 52},
                                               {"an e-book (.epub)", 8}}));
}

TEST_F(BinaryFiles, PublishedOnesAreNamedAndPublishedTextsAreNot) {
  for (const auto& [path, bytes] : members("pdf_samples.tar.gz")) {
    if (path.ends_with(".pdf")) {
      EXPECT_EQ(kind_of(bytes), "a PDF document") << path;
    }
  }
  for (const auto& [path, bytes] : members("nasty_parquet.tar.gz")) {
    const bool whole = path.ends_with(".parquet") && bytes.starts_with("PAR1");
    if (whole) {
      EXPECT_EQ(kind_of(bytes), "a Parquet file") << path;
    }
  }
  for (const auto* texts : {"nasty_encodings.tar.gz", "nasty_json_test_parsing.tar.gz", "nasty_csv_spectrum.tar.gz",
                            "20news-bydate.tar.gz"}) {
    for (const auto& [path, bytes] : members(texts)) EXPECT_EQ(kind_of(bytes), "none") << path;
  }
}

}  // namespace
}  // namespace topicmill
