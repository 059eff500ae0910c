// Web archives: pages become documents, other records do not, and a wrong length costs one record.
#include "text/readers/warc_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"
#include "text/readers/warc_record.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Rows = std::vector<std::vector<std::string>>;

/// `length`: what the header says; -1: the truth.
std::string record(const std::string& type, const std::string& url, const std::string& content_type,
                   const std::string& block, int length = -1) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(length < 0 ? static_cast<int>(block.size()) : length) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string text_record(const std::string& name, const std::string& text, int length = -1) {
  return record("conversion", "http://x/" + name, "text/plain", text, length);
}

std::string response(const std::string& name, const std::string& headers, const std::string& body) {
  return record("response", "http://x/" + name, "application/http; msgtype=response", headers + "\r\n\r\n" + body);
}

Rows read(const std::string& bytes, const std::vector<std::string>& wanted = {"text"}, std::size_t piece = 1 << 20) {
  WarcReader reader;
  TextStream stream(pull_from(bytes, piece), "auto", {piece, 4, max_record_bytes});
  return parse_all(reader, cut_all(reader, stream), wanted);
}

std::vector<std::string> texts(const std::string& bytes) {
  std::vector<std::string> out;
  for (const auto& row : read(bytes)) out.push_back(row.front() == "!" ? "!" + row.back() : row.front());
  return out;
}

TEST(WarcReader, ConversionsAreDocuments) {
  const auto bytes = record("warcinfo", "", "application/warc-fields", "a: b\r\n") +
                     text_record("1", "one\nWARC/ is\n") + text_record("2", "") + text_record("3", "zwei \xC3\xBC");
  for (const std::size_t piece : std::vector<std::size_t>{1, 3, 50, 1 << 20}) {
    EXPECT_THAT(read(bytes, {"text", "WARC-Target-URI", "title"}, piece),
                ElementsAre(ElementsAre("one\nWARC/ is\n", "", "http://x/1"), ElementsAre("", "", "http://x/2"),
                            ElementsAre("zwei ü", "", "http://x/3")))
        << piece;
  }
}

TEST(WarcReader, LinesMayEndAsOnUnix) {
  std::string bytes = text_record("1", "one") + text_record("2", "two");
  std::erase(bytes, '\r');
  EXPECT_THAT(texts(bytes), ElementsAre("one", "two"));
}

TEST(WarcReader, PagesOfResponsesAreReadAsHtml) {
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-1";
  EXPECT_THAT(read(response("1", ok, "<title>T</title><p>caf\xE9<script>x</script>"), {"text", "title"}),
              ElementsAre(ElementsAre("\ncafé\n\n", "T")));
  EXPECT_THAT(texts(response("1", "HTTP/1.1 200 OK\r\nContent-Type: TEXT/Plain", "a <b>")), ElementsAre("a <b>"));
  EXPECT_THAT(texts(response("1", ok + "\r\nTransfer-Encoding: chunked", "3;x=y\r\n<b>\r\n5\r\nwords\r\n0\r\n\r\n")),
              ElementsAre("words"));
  EXPECT_THAT(texts(response("1", ok + "\r\nTransfer-Encoding: chunked", "<b>not chunked")),
              ElementsAre("not chunked"));
}

TEST(WarcReader, OtherRecordsArePassedOverAndResponsesCounted) {
  const TemporaryDirectory directory;
  const auto path = directory.write(
      "a.warc", record("request", "http://x/", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                    response("picture", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "\x89PNG") +
                    text_record("1", "one") + record("metadata", "http://x/", "application/warc-fields", "a: b") +
                    response("gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", "<p>no") +
                    response("packed", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip", "\x1F\x8B") +
                    record("resource", "http://x/r", "text/html", "<p>two") +
                    record("revisit", "http://x/1", "application/http", "HTTP/1.1 200 OK\r\n\r\n"));
  const auto corpus = read_corpus(options_for({path}));
  ASSERT_EQ(corpus.documents.size(), 2U);
  EXPECT_EQ(corpus.documents[0].id, "http://x/1");
  EXPECT_EQ(corpus.documents[0].origin, path + ":22");
  EXPECT_EQ(corpus.documents[1].text, "\ntwo");
  EXPECT_THAT(corpus.warnings,
              ElementsAre("3 records of a web archive without text were passed over (pictures, redirections ...), the "
                          "first at " +
                          path + ":22"));
}

/// Each member of a gzip file is a record, as in all published archives.
TEST(WarcReader, RecordsArePackedOneByOne) {
  const TemporaryDirectory directory;
  std::string packed;
  for (const auto* text : {"one", "two"}) {
    write_archive(directory.path("member"), "raw", "gzip", {{"x", text_record(text, text)}});
    packed += slurp(directory.path("member"));
  }
  auto options = options_for({directory.write("a.warc.wet.gz", packed)});
  options.metadata = {"WARC-Target-URI"};
  const auto corpus = read_corpus(options);
  ASSERT_EQ(corpus.documents.size(), 2U);
  EXPECT_EQ(corpus.documents[1].metadata[0], "http://x/two");
  EXPECT_EQ(plan_inputs(options)[0].format, "warc");
}

TEST(WarcReader, AWrongLengthCostsOneRecord) {
  const auto whole = text_record("1", "one") + text_record("2", "two");
  for (const int length : {0, 2, 15, 60, 1'000'000}) {
    const auto found = texts(text_record("0", "bad words", length) + whole);
    ASSERT_EQ(found.size(), 3U) << length;
    EXPECT_THAT(found[0], HasSubstr("Content-Length is " + std::to_string(length))) << length;
    EXPECT_EQ(found[1], "one") << length;
    EXPECT_EQ(found[2], "two") << length;
  }
}

TEST(WarcReader, BrokenHeadersAreTold) {
  const std::string none = "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nwords\r\n\r\n";
  EXPECT_THAT(texts(none + text_record("1", "one")), ElementsAre("!its Content-Length is ''", "one"));
  for (const std::string length : {"-5", "x", "99999999999999999999", "9223372036854775807"}) {
    const auto found = texts("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: " + length +
                             "\r\n\r\nwords\r\n\r\n" + text_record("1", "one"));
    ASSERT_EQ(found.size(), 2U) << length;
    EXPECT_THAT(found[0], HasSubstr("Content-Length is ")) << length;
  }
  EXPECT_THAT(texts("junk\n" + text_record("1", "one")),
              ElementsAre("!no record of a web archive begins here, or its header has no end", "one"));
  EXPECT_THAT(texts(text_record("1", "one") + "WARC/1.0\r\nWARC-Type: conv"),
              ElementsAre("one", "!no record of a web archive begins here, or its header has no end"));
  const auto cut = text_record("1", "one two");
  EXPECT_THAT(texts(cut.substr(0, cut.size() - 6)),
              ElementsAre("!the file ends within the record that begins here, whose Content-Length is 7"));
  EXPECT_THAT(texts(""), ElementsAre());
  EXPECT_THAT(texts("\r\n\r\n"), ElementsAre());
}

TEST(WarcReader, ARecordThatIsTooLongIsOneBadDocument) {
  WarcReader reader;
  TextStream stream(pull_from(text_record("0", noise(5000)) + text_record("1", "one"), 100), "auto", {100, 4, 1000});
  const auto rows = parse_all(reader, cut_all(reader, stream), {"text"});
  EXPECT_THAT(rows, ElementsAre(ElementsAre("!", HasSubstr("a record of more than")), ElementsAre("one")));
}

TEST(WarcRecord, BeginsWithItsVersion) {
  EXPECT_TRUE(looks_like_warc("WARC/1.1\r\n"));
  EXPECT_FALSE(looks_like_warc("WARC/ is a format"));
  EXPECT_FALSE(looks_like_warc("WARC"));
}

}  // namespace
}  // namespace topicmill
