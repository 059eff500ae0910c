#include "text/html/html_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace topicmill {
namespace {

std::string text_of(std::string_view html, HtmlTitle title = HtmlTitle::keep) {
  HtmlDecoder decoder;
  FilteredText out;
  return write_html_text(html, title, decoder, out) ? out.text() : std::string(html);
}

/// With / for each line end.
std::string shown(std::string_view html) {
  std::string text = text_of(html);
  std::replace(text.begin(), text.end(), '\n', '/');
  return text;
}

TEST(HtmlText, ElementsWithinALineDoNotPartAWord) {
  EXPECT_EQ(shown("un<b>believ</b><i class='x>y'>able</i>"), "unbelievable");
}

TEST(HtmlText, BlocksAndBreaksPartWords) {
  EXPECT_EQ(shown("one<br />two<p>three</p>four<td>five<img alt=six>seven"), "one/two/three/four/five/seven");
}

TEST(HtmlText, ReferencesBecomeTheirCharacters) {
  EXPECT_EQ(shown("caf&eacute; &lt;b&gt; &#8364;&#x20AC;&#128; &ampx &notit; &NotEqualTilde;"),
            "café <b> €€€ &x ¬it; ≂̸");
  EXPECT_EQ(shown("AT&T & &; &nosuch; &#xD800; &#32x &#13;y"), "AT&T & &; &nosuch; \uFFFD  x \ry");
}

TEST(HtmlText, SpansPointToTheSource) {
  HtmlDecoder decoder;
  FilteredText out;
  ASSERT_TRUE(write_html_text("a caf&eacute;<b>s</b>", HtmlTitle::keep, decoder, out));
  EXPECT_EQ(out.text(), "a cafés");
  EXPECT_EQ(out.to_source({2, 8}), (TextSpan{2, 17}));
  EXPECT_EQ(out.to_source({2, 7}), (TextSpan{2, 13}));
}

TEST(HtmlText, ScriptsStylesCommentsAndTheLikeAreGone) {
  EXPECT_EQ(shown("a<!-- <b> -- > -->b<!>c<!doctype html>d<?php x > y ?>e"), "abcd y ?>e");
  EXPECT_EQ(shown("a<script>if (x<y) '</scrip>'</script >b<style>p > q {}</STYLE>c"), "a//b//c");
  EXPECT_EQ(shown("a<script><!-- <script>x</script> --> y</script>b"), "a//b");
  EXPECT_EQ(shown("a<template><p>x<template>y</template>z</template>b<!--->c<!-- x --!>d"), "a/bcd");
  EXPECT_EQ(shown("a<iframe><p>x</iframe>b</>c</ x>d"), "a//bcd");
}

TEST(HtmlText, TextareaTitleAndXmpHoldText) {
  EXPECT_EQ(shown("<title>A <b> &amp; c</title>d<textarea><p>e</textarea>f<xmp>g &amp; <h></xmp>i"),
            "/A <b> & c/d/<p>e/f/g &amp; <h>/i");
  EXPECT_EQ(text_of("<title>A</title>b", HtmlTitle::drop), "b");
  EXPECT_EQ(shown("<svg><![CDATA[a<b]]>c</svg>d<![CDATA[e>f]]>"), "/a<bc/df]]>");
}

TEST(HtmlText, AttributesMayHoldAnything) {
  EXPECT_EQ(shown("<a title=\"x > y\" b = '>' c=d>e</a><a href=x/y>f</a><a =\">\">g<a b==\">\"h>i"), "ef\">g\"h>i");
}

TEST(HtmlText, WhatOnlyResemblesATagStays) {
  EXPECT_EQ(shown("I <3 you, 1 < 2, x<"), "I <3 you, 1 < 2, x<");
  EXPECT_EQ(shown("if a <b and nothing ends"), "if a <b and nothing ends");
  EXPECT_EQ(shown("<a \"b' <i>c</i>"), "c");
  EXPECT_EQ(shown("<a b=\"c <i>d</i>"), "<a b=\"c d");
}

TEST(HtmlText, PlainTextIsLeftAlone) {
  HtmlDecoder decoder;
  FilteredText out;
  EXPECT_FALSE(write_html_text("plain text > all", HtmlTitle::keep, decoder, out));
  EXPECT_FALSE(write_html_text("", HtmlTitle::keep, decoder, out));
}

TEST(HtmlText, HostilePagesTakeTimeAndMemoryInProportion) {
  const auto repeated = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  const auto count_lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  EXPECT_EQ(count_lines(text_of(repeated("<div>", 100'000))), 100'000);
  EXPECT_EQ(text_of(repeated("<a ", 300'000)).size(), 900'000U);
  EXPECT_EQ(text_of(repeated("<a b=\"", 99'999)).size(), 99'999U * 6);
  EXPECT_EQ(text_of(repeated("<!--", 300'000)), "");
  EXPECT_EQ(text_of(repeated("<script>", 300'000)), "\n");
  EXPECT_EQ(text_of(repeated("<title>", 300'000)).size(), 1 + 299'999U * 7);
  std::string references;
  for (int i = 0; i < 12'000; ++i) references += "&#" + std::to_string(0x4E00 + i) + ";";
  EXPECT_EQ(text_of(references).size(), 12'000U * 3);
}

TEST(ReadHtmlAttributes, AreDecoded) {
  const auto attributes = read_html_attributes("<META name='a &amp; b' Content=c checked>");
  ASSERT_EQ(attributes.size(), 3U);
  EXPECT_EQ(attributes[0].name, "name");
  EXPECT_EQ(attributes[0].value, "a & b");
  EXPECT_EQ(attributes[1].name, "content");
  EXPECT_EQ(attributes[1].value, "c");
  EXPECT_EQ(attributes[2].value, "");
}

}  // namespace
}  // namespace topicmill
