// Topics of any tool: lists of their words.
#pragma once

#include <string>
#include <vector>

namespace topicmill {

struct WordLists {
  std::vector<std::vector<std::string>> topics;  ///< words by rank, distinct within a topic
  std::vector<std::string> warnings;
};

/// Reads a file, compressed or not, in any encoding; "-" is standard input. What it holds shows of itself:
///   [["game", "team"], ["film", "star"]]   JSON
///   topic,rank,term,...                    a table with a header that has topic and term (or word), a word a row
///   0<tab>5.0<tab>game team                MALLET's --output-topic-keys: number, weight, words
///   game team match                        else a topic a line, its words between tabs, else commas, else blanks
/// A word that a topic repeats counts once, with a warning. Throws InputError where it cannot be read or holds no
/// topic.
WordLists read_word_lists(const std::string& path);

}  // namespace topicmill
