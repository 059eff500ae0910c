// A corpus that comes as counts: a ready document-term matrix, and the files that name its terms and documents.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.hpp"
#include "files/input_file.hpp"
#include "matrices/matrix_file.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/language_tally.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/input/found_inputs.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// What input.vocabulary and input.documents are where the files are looked for beside the matrix.
inline constexpr std::string_view found_beside = "auto";

/// What an input holds where it holds no text.
struct ReadyMatrix {
  std::string path;
  MatrixFormatInfo format;
  std::int64_t bytes = 0;                 ///< as stored; 0 where unknown
  std::optional<std::string> vocabulary;  ///< the file with a word for each term; none: term_1, term_2 ...
  std::optional<std::string> documents;   ///< the file with a name for each document; none: doc_1, doc_2 ...
};

/// The matrix that `input` names: by its format, or for auto where it is one file, or a stream that is kept, that
/// begins as a matrix does. None for text. Throws InputError where a file is missing, UsageError where a matrix is
/// wanted and several files are named, or where options that only a matrix has are set for text.
std::optional<ReadyMatrix> find_ready_matrix(const InputOptions& input);

/// The same of inputs that were found. Where it takes a look to tell, the input stays open in inputs.first.
std::optional<ReadyMatrix> find_ready_matrix(const InputOptions& input, FoundInputs& inputs);

/// A corpus of counts, with the files that it was read from and what is to be said of it.
struct ReadyCorpus {
  CountedCorpus counted;
  std::vector<InputFile> files;
  std::vector<std::string> warnings;
  std::vector<Table> learned;  ///< by filters that had to read the corpus first
  TextOptions text;            ///< the analyzer, with what it learned and without files
  TextOptions settled;         ///< the section text, its language settled
  LanguageTally sample;        ///< what settled it; empty where the config did
  bool is_numbered = false;    ///< its terms are the numbers of the columns of a matrix
};

/// Reads the matrix. A word of the vocabulary that occurs again gets a number, as a term has one name. Throws
/// InputError where a name is missing or a value is negative. `opened`: its file, where that is open already.
ReadyCorpus read_ready_matrix(const ReadyMatrix& matrix, const Config& config, const Registry& registry,
                              OpenedInput* opened = nullptr);

/// One member for each matrix format, so that input.format may name it. Their readers refuse to read text.
std::vector<Member<Reader>> matrix_readers();

}  // namespace topicmill
