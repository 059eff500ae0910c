// A ready matrix and the files that name its terms and documents -> a corpus of counts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "base/error.hpp"
#include "files/printable_name.hpp"
#include "pipeline/corpus/matrix_names.hpp"
#include "pipeline/corpus/ready_matrix.hpp"
#include "text/vectorize/term_weight.hpp"

namespace topicmill {
namespace {

/// Which side of the matrix names belong to, as messages put it.
struct NamedSide {
  std::string_view option;
  std::string_view names;    ///< "words"
  std::string_view columns;  ///< "columns"
  std::int64_t size = 0;
  std::int64_t other_size = 0;
};

void require_length(const std::string& path, std::size_t length, const NamedSide& side, bool transposed) {
  const auto found = static_cast<std::int64_t>(length);
  if (found == side.size) return;
  const std::string mend =
      found == side.other_size
          ? fmt::format("as many as the other side has: set input.transposed: {}", !transposed)
          : fmt::format("name the file that belongs to the matrix in {}, or set it to none", side.option);
  throw InputError(fmt::format("'{}' has {} {}, and the matrix has {} {}; {}", path, found, side.names, side.size,
                               side.columns, mend));
}

/// "term_17", where 17 is the number that the file itself gives the column.
std::string numbered(std::string_view kind, std::int64_t index, const MatrixFormatInfo& format) {
  return fmt::format("{}_{}", kind, index + format.first_index);
}

/// The value in double precision may be any that is not negative.
void require_counts(const ReadyMatrix& matrix, const SparseMatrix& counts, bool transposed) {
  for (std::int64_t row = 0; row < counts.rows; ++row) {
    const auto values = counts.row_values(row);
    const auto negative = std::find_if(values.begin(), values.end(), [](float value) { return value < 0; });
    if (negative == values.end()) continue;
    auto place = std::pair(row + matrix.format.first_index,
                           counts.row_columns(row)[static_cast<std::size_t>(negative - values.begin())] +
                               std::int64_t{matrix.format.first_index});
    if (transposed) std::swap(place.first, place.second);
    throw InputError(fmt::format("'{}' has {} at row {}, column {}; counts and weights are 0 or more", matrix.path,
                                 *negative, place.first, place.second));
  }
}

bool is_whole(float value) { return std::trunc(value) == value; }

/// Refuses what would weigh less than nothing; a warning where weights may be taken for counts.
std::optional<std::string> judge_values(const ReadyMatrix& matrix, const SparseMatrix& counts,
                                        const VectorizeOptions& options, const Registry& registry) {
  if (std::all_of(counts.values.begin(), counts.values.end(), is_whole)) return std::nullopt;
  const float least = *std::min_element(counts.values.begin(), counts.values.end());
  const std::string mend = "set vectorize: {tf: raw, idf: none, norm: none} where they are weights already";
  const auto tf = registry.make(options.tf);
  if (!tf->can_weigh(static_cast<double>(least))) {
    throw InputError(fmt::format("'{}' holds values that are no counts, such as {}, whose {} weight is not above 0; {}",
                                 matrix.path, least, options.tf.name, mend));
  }
  const bool untouched = tf->keeps_counts() && options.idf == DocumentWeight::none;
  if (untouched) return std::nullopt;
  return fmt::format("'{}' holds values that are not whole numbers, and they are weighed like counts; {}", matrix.path,
                     mend);
}

/// What a document holds: fractions round up, so that none with a value above 0 counts as empty.
std::int64_t tokens_of(const SparseMatrix& counts, std::int64_t row) {
  const auto values = counts.row_values(row);
  constexpr double most = 9e18;  // fits into 64 bits
  return static_cast<std::int64_t>(std::min(most, std::ceil(std::accumulate(values.begin(), values.end(), 0.0))));
}

/// Gives a word that occurred before a number: "bank", "bank_2". Returns the first such word.
std::optional<std::string> make_distinct(std::vector<std::string>& words) {
  std::unordered_set<std::string> all(words.begin(), words.end());
  if (all.size() == words.size()) return std::nullopt;
  std::optional<std::string> first;
  std::unordered_set<std::string> seen;
  for (auto& word : words) {
    if (seen.insert(word).second) continue;
    if (!first) first = word;
    std::int64_t number = 2;
    while (all.count(fmt::format("{}_{}", word, number)) > 0) ++number;
    word = fmt::format("{}_{}", word, number);
    all.insert(word);
    seen.insert(word);
  }
  return first;
}

/// One matrix on its way into a corpus.
class MatrixCorpus {
 public:
  MatrixCorpus(const ReadyMatrix& matrix, const Config& config, const Registry& registry)
      : matrix_(matrix), config_(config), registry_(registry) {}

  ReadyCorpus read(OpenedInput* opened) && {
    read_counts(opened);
    name_terms();
    name_documents();
    warn_of_text_options();
    corpus_.counted = corpus_of_counts(std::move(documents_), terms_, counts_);
    corpus_.is_numbered = !matrix_.vocabulary;
    return std::move(corpus_);
  }

 private:
  const InputOptions& input() const { return config_.input; }
  void warn(std::string warning) { corpus_.warnings.push_back(std::move(warning)); }

  void read_counts(OpenedInput* opened) {
    InputFile file;
    const auto& format = matrix_.format.name;
    counts_ = opened ? read_matrix(*opened, &file, false, format) : read_matrix(matrix_.path, &file, false, format);
    corpus_.files.push_back(std::move(file));
    if (input().transposed) counts_ = transpose(counts_);
    require_counts(matrix_, counts_, input().transposed);
    if (auto warning = judge_values(matrix_, counts_, config_.vectorize, registry_)) warn(std::move(*warning));
  }

  void name_terms() {
    terms_ = matrix_.vocabulary ? read_words(*matrix_.vocabulary, input().encoding, registry_, corpus_.files)
                                : numbered_terms();
    fit_to_vocabulary(terms_.size());
    if (matrix_.vocabulary) {
      require_length(*matrix_.vocabulary, terms_.size(),
                     {"input.vocabulary", "words", "columns", counts_.cols, counts_.rows}, input().transposed);
    }
    if (const auto word = make_distinct(terms_)) {
      warn(fmt::format("'{}' has {} more than once; the later ones have a number at their end", *matrix_.vocabulary,
                       in_quotes(*word)));
    }
  }

  /// Where a format does not say how many words there are, the last of them may occur in no document.
  void fit_to_vocabulary(std::size_t words) {
    if (!matrix_.format.states_columns && !input().transposed) {
      counts_.cols = std::max(counts_.cols, static_cast<std::int64_t>(words));
    }
  }

  std::vector<std::string> numbered_terms() {
    if (input().vocabulary == found_beside) warn_of_no_vocabulary();
    std::vector<std::string> terms;
    for (std::int64_t term = 0; term < counts_.cols; ++term) terms.push_back(numbered("term", term, matrix_.format));
    return terms;
  }

  void warn_of_no_vocabulary() {
    warn(
        fmt::format("no vocabulary was found beside '{}': terms are named by the numbers of their columns; name their "
                    "file in input.vocabulary",
                    matrix_.path));
  }

  void name_documents() {
    documents_ = matrix_.documents ? read_document_names(*matrix_.documents, input(), registry_, corpus_.files)
                                   : numbered_documents();
    if (matrix_.documents) {
      require_length(*matrix_.documents, documents_.size(),
                     {"input.documents", "documents", "rows", counts_.rows, counts_.cols}, input().transposed);
    }
    for (std::int64_t row = 0; row < counts_.rows; ++row) {
      auto& document = documents_[static_cast<std::size_t>(row)];
      document.other_origin = fmt::format("{}:{}", matrix_.path, row + matrix_.format.first_index);
      document.tokens = tokens_of(counts_, row);
    }
  }

  std::vector<DocumentInfo> numbered_documents() {
    if (!input().metadata.empty()) {
      throw UsageError(
          "input.metadata names fields of documents, and a matrix has none; name a table with a row for "
          "each document in input.documents");
    }
    std::vector<DocumentInfo> documents;
    for (std::int64_t row = 0; row < counts_.rows; ++row) {
      documents.push_back({numbered("doc", row, matrix_.format), {}, {}, 0, {}});
    }
    return documents;
  }

  void warn_of_text_options() {
    if (to_yaml(write_option(config_.text)) == to_yaml(write_option(TextOptions{}))) return;
    warn(fmt::format("'{}' holds counts: the options of text do not apply to it", matrix_.path));
  }

  const ReadyMatrix& matrix_;
  const Config& config_;
  const Registry& registry_;
  SparseMatrix counts_;
  std::vector<std::string> terms_;
  std::vector<DocumentInfo> documents_;
  ReadyCorpus corpus_;
};

}  // namespace

ReadyCorpus read_ready_matrix(const ReadyMatrix& matrix, const Config& config, const Registry& registry,
                              OpenedInput* opened) {
  return MatrixCorpus(matrix, config, registry).read(opened);
}

}  // namespace topicmill
