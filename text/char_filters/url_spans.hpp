// Where a text names web addresses.
#pragma once

#include <vector>

#include "text/tokens/filtered_text.hpp"

namespace topicmill {

/// The URLs of `text` in order, none overlapping:
///   http:// https:// ftp://   in any case, and what follows
///   www.                      at the beginning of a word
///   name.tld                  at the beginning of a word: ASCII labels that end in com, org, net, edu, gov, mil, int,
///                             info or biz, or, where a path follows (bbc.co.uk/news), in any two letters
/// Each ends before white space, quotes, < > { } | \ ^ `, and characters from U+2000 on, so that Chinese text behind it
/// stays; punctuation at its end is not part of it, nor is a ) that it did not open. O(bytes).
std::vector<TextSpan> find_urls(std::string_view text);

}  // namespace topicmill
