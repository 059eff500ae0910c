// The passes over the corpus in which filters learn: the same for any number of threads.
#include "text/counting/learn.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Counts documents and tokens while it learns, and drops nothing.
struct Census : TokenFilter {
  struct Counter : Learner {
    std::unique_ptr<Learner> fresh() const override { return std::make_unique<Counter>(); }
    void observe(const Tokens& tokens) override {
      ++documents;
      order += tokens.list().empty() ? std::string() : std::string(tokens.list().front().text) + " ";
    }
    void absorb(Learner& later) override {
      documents += dynamic_cast<Counter&>(later).documents;
      order += dynamic_cast<Counter&>(later).order;
    }
    Lesson finish() override {
      auto filter = std::make_unique<Census>();
      filter->ready = true;
      return {std::move(filter), std::nullopt, {std::to_string(documents) + " documents", order}};
    }
    std::int64_t documents = 0;
    std::string order;
  };

  void apply(Tokens&) override {}
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<Census>(*this); }
  std::unique_ptr<Learner> learner() const override { return ready ? nullptr : std::make_unique<Counter>(); }
  bool ready = false;
};

Registry registry() {
  Registry all =
      Registry().add(builtin_readers()).add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
  all.family<TokenFilter>().add(member<TokenFilter, Census>("census", "Counts documents."));
  return all;
}

Choice<TokenFilter> phrases(const std::string& threshold) {
  return {"phrases", Value::map({{"min_count", {}, Value::scalar("2")}, {"threshold", {}, Value::scalar(threshold)}})};
}

TextOptions text_with(std::vector<Choice<TokenFilter>> filters) {
  TextOptions options;
  options.tokenizer = {"whitespace", {}};
  options.filters = std::move(filters);
  return options;
}

class Learn : public testing::Test {
 protected:
  InputOptions lines(const std::string& text) const { return options_for({folder_.write("lines.txt", text)}, "lines"); }

  const TemporaryDirectory folder_;
};

TEST_F(Learn, TeachesFilterAfterFilter) {
  std::string text;
  for (int i = 0; i < 9; ++i) text += "new york city hall\n";
  const Registry families = registry();
  Analyzer analyzer(text_with({phrases("0.1"), phrases("0.1")}), families);
  const Learned learned = learn(analyzer, lines(text), families);
  EXPECT_FALSE(analyzer.next_untaught());
  Tokens tokens;
  analyzer.analyze("new york city hall", tokens);
  EXPECT_THAT(texts_of(tokens), ElementsAre("new_york_city_hall"));
  ASSERT_EQ(learned.tables.size(), 2U);
  EXPECT_EQ(learned.tables[0].name, "phrases");
  EXPECT_EQ(learned.tables[1].name, "phrases_2");
}

TEST_F(Learn, AFilterOfAnotherProgramLearnsInCorpusOrder) {
  std::string text;
  std::string first_words;
  for (int i = 0; text.size() < (3U << 20); ++i) {
    first_words += "w" + std::to_string(i) + " ";
    text += "w" + std::to_string(i) + " " + std::string(200, 'x') + "\n";
  }
  const auto input = lines(text);
  const Registry families = registry();
  for (const int threads : {1, 2, 5}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute([&] {
      Analyzer analyzer(text_with({{"census", {}}}), families);
      const auto warnings = learn(analyzer, input, families).warnings;
      EXPECT_EQ(warnings.at(1), first_words);
    });
  }
}

TEST_F(Learn, ReadsNothingWhereNoFilterLearns) {
  const Registry families = registry();
  Analyzer analyzer(text_with({{"length", {}}}), families);
  EXPECT_TRUE(learn(analyzer, options_for({"-"}), families).tables.empty());
}

TEST_F(Learn, RefusesWhatCanBeReadOnce) {
  const Registry families = registry();
  Analyzer analyzer(text_with({phrases("1")}), families);
  EXPECT_EQ(message_of([&] { learn(analyzer, options_for({"-"}), families); }),
            "standard input can be read only once, and the filter phrases has to learn from the whole input before "
            "terms are counted; save it to a file and name that in input.path, or take phrases out of text.filters");
  EXPECT_THAT(message_of([&] { require_readable_twice(analyzer, options_for({"/dev/null"})); }),
              HasSubstr("'/dev/null' can be read only once"));
}

TEST_F(Learn, ThrowsTheFirstErrorOfTheCorpusAndStopsWhenProgressThrows) {
  std::string text;
  for (int i = 0; text.size() < (3U << 20); ++i) text += i == 9000 || i == 15000 ? "{\n" : "{\"text\": \"a b\"}\n";
  auto input = options_for({folder_.write("broken.jsonl", text)}, "jsonl");
  const Registry families = registry();
  Analyzer analyzer(text_with({phrases("1")}), families);
  EXPECT_THAT(message_of([&] { learn(analyzer, input, families); }), HasSubstr("broken.jsonl:9001"));
  input.on_error = OnError::skip;
  EXPECT_THROW(learn(analyzer, input, families, [](auto...) { throw Interrupted(); }), Interrupted);
  EXPECT_TRUE(analyzer.next_untaught().has_value());
  learn(analyzer, input, families);
  EXPECT_FALSE(analyzer.next_untaught());
}

}  // namespace
}  // namespace topicmill
