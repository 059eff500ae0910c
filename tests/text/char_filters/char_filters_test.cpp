// What every char filter promises.
#include <gtest/gtest.h>

#include <random>

#include "tests/text/token_texts.hpp"
#include "text/analyzer/char_filter_chain.hpp"

namespace topicmill {
namespace {

Value options_of(const std::string& name) {
  if (name == "mail") return Value::map({{"headers", {}, Value::scalar("true")}});
  if (name != "pattern") return {};
  return Value::map(
      {{"pattern", {}, Value::scalar("(\\w)-\\s*(\\w)|[<@](.)?")}, {"replacement", {}, Value::scalar("$1é$2$3")}});
}

std::unique_ptr<CharFilter> make(const std::string& name) {
  return Registry().add(builtin_char_filters()).make(Choice<CharFilter>{name, options_of(name)});
}

/// Texts of what the filters look for, in any order.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces{
      "a",      "word",  "é",        "東京",   "😀",       " ",    "\n",       "\n\n",     "<b>",
      "</p>",   "&amp;", "&eacute",  "&#233;", "<!--",    "-->",  "<script>", "</script", ">",
      "<",      "\"",    "'",        "=",      "http://", "www.", "x.com",    "/p?q=1",   ")",
      "(",      "@",     "me@x.org", ".",      "-",       "\n> ", "\n-- \n",  "From: ",   "\nSubject: Re: ",
      "wrote:", "|",     "\r\n",     "&nvlt;"};
  std::string text;
  for (auto n = random() % 30; n > 0; --n) text += pieces[random() % pieces.size()];
  return text;
}

bool is_border(std::string_view text, std::size_t at) { return at == text.size() || (text[at] & 0xC0) != 0x80; }

TEST(CharFilters, SpansAreInOrderInBoundsAndBetweenCharacters) {
  std::mt19937 random(11);
  const auto tokenizer = Registry().add(builtin_tokenizers()).make(Choice<Tokenizer>{"whitespace", {}});
  for (const auto& name : builtin_char_filters().names()) {
    const auto filter = make(name);
    for (int i = 0; i < 5000; ++i) {
      const std::string text = random_text(random);
      FilteredText out;
      if (!filter->apply(text, out)) continue;
      Tokens tokens;
      tokenizer->tokenize(out.text(), tokens);
      TextSpan last;
      for (const auto& token : tokens.list()) {
        const TextSpan span = out.to_source({token.begin, token.end});
        ASSERT_LT(span.begin, span.end) << name << " on " << text;
        ASSERT_LE(span.end, text.size()) << name << " on " << text;
        ASSERT_LE(last.begin, span.begin) << name << " on " << text;
        ASSERT_LE(last.end, span.end) << name << " on " << text;
        ASSERT_TRUE(is_border(text, span.begin) && is_border(text, span.end)) << name << " on " << text;
        last = span;
      }
    }
  }
}

TEST(CharFilters, WhatIsNeitherKeptNorReplacedWasRemoved) {
  std::mt19937 random(12);
  for (const auto& name : builtin_char_filters().names()) {
    const auto filter = make(name);
    for (int i = 0; i < 5000; ++i) {
      const std::string text = random_text(random);
      FilteredText out;
      if (!filter->apply(text, out)) continue;
      std::string rebuilt;
      std::size_t at = 0;
      for (const auto& edit : out.edits(text.size())) {
        rebuilt += text.substr(at, edit.source.begin - at);
        rebuilt += edit.text;
        at = edit.source.end;
      }
      ASSERT_EQ(rebuilt + text.substr(at), out.text()) << name << " on " << text;
    }
  }
}

TEST(CharFilters, LeaveAloneWhatTheyDoNotLookFor) {
  for (const auto& name : builtin_char_filters().names()) {
    FilteredText out;
    for (const auto* text : {"", "plain", "Zwei Wörter,\nund noch eine Zeile. 東京\n"}) {
      EXPECT_FALSE(make(name)->apply(text, out)) << name << " on " << text;
    }
  }
}

TEST(CharFilters, AClonedFilterDoesTheSame) {
  std::mt19937 random(13);
  for (const auto& name : builtin_char_filters().names()) {
    const auto filter = make(name);
    const auto clone = filter->clone();
    for (int i = 0; i < 200; ++i) {
      const std::string text = random_text(random);
      FilteredText first;
      FilteredText second;
      ASSERT_EQ(filter->apply(text, first), clone->apply(text, second)) << name;
    }
  }
}

/// Through all filters one after the other, a word that none of them touches reads back from the source.
TEST(CharFilterChain, TokensPointToTheSourceThroughEveryFilter) {
  CharFilterChain chain;
  for (const auto& name : builtin_char_filters().names()) chain.add(name, make(name));
  CharFilterChain copy(chain);
  const auto tokenizer = Registry().add(builtin_tokenizers()).make(Choice<Tokenizer>{"word", {}});
  std::mt19937 random(14);
  int words = 0;
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random) + " 東京word " + random_text(random);
    Tokens tokens;
    const std::string rewritten(copy.apply(text));
    ASSERT_EQ(rewritten, chain.apply(text));
    tokenizer->tokenize(rewritten, tokens);
    chain.to_source(tokens.list());
    for (const auto& token : tokens.list()) {
      ASSERT_LT(token.begin, token.end) << text;
      ASSERT_LE(token.end, text.size()) << text;
      if (token.text != "word") continue;
      ASSERT_EQ(text.substr(token.begin, 4), "word") << text;
      ++words;
    }
  }
  EXPECT_GT(words, 2000);
}

TEST(CharFilterChain, WithoutFiltersTheTextIsTheOneThatWasGiven) {
  CharFilterChain chain;
  const std::string text = "as <b>it</b> is";
  EXPECT_EQ(chain.apply(text).data(), text.data());
  chain.add("urls", make("urls"));
  EXPECT_EQ(chain.apply(text).data(), text.data()) << "nor where none changes it";
}

}  // namespace
}  // namespace topicmill
