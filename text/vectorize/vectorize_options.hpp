// The `vectorize:` section: which terms stay, and how counts become weights.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/options.hpp"

namespace topicmill {

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

enum class TermWeight { raw, log, binary };
constexpr auto enum_names(TermWeight) {
  return std::array{Named<TermWeight>{TermWeight::raw, "raw"}, Named<TermWeight>{TermWeight::log, "log"},
                    Named<TermWeight>{TermWeight::binary, "binary"}};
}

enum class DocumentWeight { smooth, standard, none };
constexpr auto enum_names(DocumentWeight) {
  return std::array{Named<DocumentWeight>{DocumentWeight::smooth, "smooth"},
                    Named<DocumentWeight>{DocumentWeight::standard, "standard"},
                    Named<DocumentWeight>{DocumentWeight::none, "none"}};
}

enum class RowNorm { l2, l1, none };
constexpr auto enum_names(RowNorm) {
  return std::array{Named<RowNorm>{RowNorm::l2, "l2"}, Named<RowNorm>{RowNorm::l1, "l1"},
                    Named<RowNorm>{RowNorm::none, "none"}};
}

/// Which terms stay, and what their counts weigh.
struct VectorizeOptions {
  Limit min_df{5, false};
  Limit max_df{0.5, true};
  std::optional<std::int64_t> max_features;
  std::optional<std::string> vocabulary;
  TermWeight tf = TermWeight::log;
  DocumentWeight idf = DocumentWeight::smooth;
  RowNorm norm = RowNorm::l2;
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
        field("tf", &VectorizeOptions::tf, "Term frequency: raw count, 1 + ln count, or 1."),
        field("idf", &VectorizeOptions::idf,
              "Inverse document frequency: smooth ln((1+n)/(1+df))+1, standard ln(n/df)+1."),
        field("norm", &VectorizeOptions::norm, "Scale each document to this norm."),
        field(
            "memory_mb", &VectorizeOptions::memory_mb,
            "Where the counts take more megabytes than this while the corpus is read, forget the rarest terms so far, "
            "with a warning; null: keep all."),
    };
  }

  /// max_df: 1 is ambiguous and refused; max_features is at least 1; min_df must not exceed max_df; the
  /// vocabulary is a readable file that holds a term.
  void check(const Value& value, Reading& reading) const;
};

}  // namespace topicmill
