// The `vectorize:` section: which terms stay, and how counts become weights.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/choice.hpp"

namespace topicmill {

class TermWeight;

/// A number of documents: a count, written 5 or {count: 5}, or a share of the corpus, written 0.1%.
struct Limit {
  double amount = 0;
  bool is_share = false;  ///< amount is then in [0, 1]

  /// The limit in a corpus of `documents`, unrounded: 0.7 of a document is 0.7. A share that falls on a whole number
  /// but for the rounding of binary fractions is that number: 7% of 100 is 7.
  double of(std::int64_t documents) const;

  /// "5", or "0.1%".
  std::string to_text() const;

  friend bool operator==(const Limit&, const Limit&) = default;
};

/// Reads 5, {count: 5} and 0.1%; refuses 0.1 (write 10%). Writes the count 1 as {count: 1}.
template <>
struct OptionType<Limit> {
  static void read(const Value& value, Limit& option, Reading& reading);
  static Value write(const Limit& option);
  static Shape shape(const Registry&);
};

enum class DocumentWeight { smooth, standard, bm25, none };
constexpr auto enum_names(DocumentWeight) {
  return std::array{Named<DocumentWeight>{DocumentWeight::smooth, "smooth"},
                    Named<DocumentWeight>{DocumentWeight::standard, "standard"},
                    Named<DocumentWeight>{DocumentWeight::bm25, "bm25"},
                    Named<DocumentWeight>{DocumentWeight::none, "none"}};
}

enum class RowNorm { l2, l1, none };
constexpr auto enum_names(RowNorm) {
  return std::array{Named<RowNorm>{RowNorm::l2, "l2"}, Named<RowNorm>{RowNorm::l1, "l1"},
                    Named<RowNorm>{RowNorm::none, "none"}};
}

/// How many neighbors a term has, and how much of its weight they get.
struct NeighborOptions {
  std::int64_t count = 10;
  double weight = 0.1;

  static constexpr auto fields() {
    return std::tuple{
        field("count", &NeighborOptions::count, "Neighbors of a term, at most.", between(1, 1000)),
        field("weight", &NeighborOptions::weight,
              "Each neighbor gets this share of the weight of the term, times how near it is, from 0.2 to 1.",
              between(0, 1)),
    };
  }
};

/// Which terms stay, and what their counts weigh.
struct VectorizeOptions {
  Limit min_df{5, false};
  Limit max_df{0.5, true};
  std::optional<std::int64_t> max_features;
  std::optional<std::string> vocabulary;
  Choice<TermWeight> tf = default_tf();
  DocumentWeight idf = DocumentWeight::bm25;
  double idf_power = 1;
  std::optional<NeighborOptions> neighbors;
  double term_degree = 0.15;
  RowNorm norm = RowNorm::none;
  double document_degree = 0.25;
  std::optional<std::int64_t> memory_mb;

  static constexpr auto fields() {
    return std::tuple{
        field("min_df", &VectorizeOptions::min_df,
              "Drop terms in fewer documents than this: a count, or a share such as 0.1%."),
        field("max_df", &VectorizeOptions::max_df,
              "Drop terms in more documents than this: a share such as 50%, or a count."),
        field("max_features", &VectorizeOptions::max_features,
              "Keep this many terms of the highest corpus counts, after min_df and max_df; null: all."),
        field("vocabulary", &VectorizeOptions::vocabulary,
              "A file of one term a line: the terms to keep, whatever min_df, max_df and max_features say; one that no "
              "document has gets an empty column. null: by the documents."),
        field("tf", &VectorizeOptions::tf,
              "What the count of a term in a document weighs. Where idf, norm, term_degree and document_degree are not "
              "given, "
              "they are what suits it: as shown for bm25; smooth, l2, 0 and 0 for raw, log and binary."),
        field("idf", &VectorizeOptions::idf,
              "Inverse document frequency: smooth ln((1+n)/(1+df))+1, standard ln(n/df)+1, bm25 "
              "ln((n-df+0.5)/(df+0.5)+1)."),
        field("idf_power", &VectorizeOptions::idf_power, "The power of the idf that terms are weighed by.",
              between(0, 10)),
        field("neighbors", &VectorizeOptions::neighbors,
              "Add to each term of a document the terms that occur with it (normalized pointwise mutual information "
              "over documents), for documents of a dozen words: {count: 10, weight: 0.1}; null: none."),
        field("term_degree", &VectorizeOptions::term_degree,
              "Scale terms by D^-term_degree, D = diag(V'V1): what a term has in common with all others. 0.5 on l2 of "
              "raw counts is Yan's normalized cut of terms; 0: not.",
              between(0, 1)),
        field("norm", &VectorizeOptions::norm, "Scale each document to this norm."),
        field("document_degree", &VectorizeOptions::document_degree,
              "Count documents as if their rows were scaled by d^-document_degree, d = VV'1: what a document has in "
              "common with all others. 0.5 is the normalized cut; more than 0 gives odd documents a say; 0: all alike. "
              "The topics of a document are those of its row as it is.",
              between(0, 1)),
        field(
            "memory_mb", &VectorizeOptions::memory_mb,
            "Where the counts take more megabytes than this while the corpus is read, forget the rarest terms so far, "
            "with a warning; null: keep all."),
    };
  }

  static Choice<TermWeight> default_tf();

  /// Takes over the options that say what counts weigh, but not those that say which terms stay.
  void take_weights(const VectorizeOptions& from);

  /// max_df: 1 is ambiguous and refused; max_features is at least 1; min_df must not exceed max_df; the
  /// vocabulary is a readable file that holds a term.
  void check(const Value& value, Reading& reading) const;
};

}  // namespace topicmill
