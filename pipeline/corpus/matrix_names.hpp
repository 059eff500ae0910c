// The files that stand beside a matrix and name its terms and its documents.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "files/input_file.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/input/input_options.hpp"

namespace topicmill {

/// The first file by a usual name, compressed or not, in the folder of the matrix, where X is what names it:
///   of its terms      vocab.X.txt X.vocab X.terms X.vocabulary X.vocab.txt X.terms.txt vocabulary.csv (.tsv .jsonl)
///                     vocabulary.txt vocab.txt
///   of its documents  X.docs X.docs.txt documents.csv (.tsv .jsonl)
std::optional<std::string> find_vocabulary(const std::filesystem::path& matrix);
std::optional<std::string> find_document_names(const std::filesystem::path& matrix);

/// The words of a vocabulary: the lines of a text, or the field `term` of a table. `files` gets the file. Throws
/// InputError where it cannot be read or has a blank line, which would shift the words behind it.
std::vector<std::string> read_words(const std::string& path, const std::string& encoding, const Registry& registry,
                                    std::vector<InputFile>& files);

/// The documents of a file, one a line, or a record: ids by input.id (where it is not set, `document`), and
/// input.metadata.
std::vector<DocumentInfo> read_document_names(const std::string& path, const InputOptions& input,
                                              const Registry& registry, std::vector<InputFile>& files);

}  // namespace topicmill
