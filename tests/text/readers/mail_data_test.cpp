// Real posts as mail, real pages as HTML. Set TOPICMILL_DATA to the folder that holds them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

class MailData : public testing::Test {
 protected:
  void SetUp() override {
    if (!folder_) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  }

  ReadCorpus read(const std::string& name, const std::string& format, std::vector<std::string> text,
                  std::vector<std::string> metadata) const {
    auto options = options_for({std::string(folder_) + "/" + name}, format);
    options.text = std::move(text);
    options.metadata = std::move(metadata);
    options.on_error = OnError::skip;
    return read_corpus(options);
  }

 private:
  const char* folder_ = std::getenv("TOPICMILL_DATA");
};

std::int64_t count_empty(const ReadCorpus& corpus, std::size_t metadata) {
  return std::count_if(corpus.documents.begin(), corpus.documents.end(),
                       [&](const Document& document) { return document.metadata[metadata].empty(); });
}

TEST_F(MailData, EveryNewsgroupPostIsAMessage) {
  const auto corpus = read("20news-bydate.tar.gz", "mail", {"text"}, {"subject", "from", "folder"});
  EXPECT_EQ(corpus.documents.size(), 18'846U);
  EXPECT_TRUE(corpus.rejects.empty());
  for (const std::size_t field : {0U, 1U, 2U})
    EXPECT_LE(count_empty(corpus, field), 1) << field;  // one begins with what is no header
}

TEST_F(MailData, PagesInManyEncodings) {
  const auto corpus = read("nasty_encodings.tar.gz", "html", {"title", "text"}, {"title"});
  EXPECT_EQ(corpus.documents.size() + corpus.rejects.size(), 232U);
  EXPECT_LE(corpus.rejects.size(), 3U);
  for (const auto& document : corpus.documents)
    EXPECT_EQ(document.text.find("<script"), std::string::npos) << document.id;
}

}  // namespace
}  // namespace topicmill
