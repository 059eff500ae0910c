#include "pipeline/model/past_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/byte_stream.hpp"
#include "files/mapped_file.hpp"
#include "pipeline/model/sealed_file.hpp"

// Behind its header a file has the number of rows that were counted, that of columns, that of means, and of each mean:
// how many rows it is of, their weight, how many values it has, then the column, as the distance from the one before,
// and the value of each. Behind them is the number of rare terms, then the hash and the frequency of each.

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr FileKind kind{"TOPICROW", 1, "past of a run"};

void append_row(const SparseMatrix& means, std::int64_t row, ByteWriter& out) {
  const auto columns = means.row_columns(row);
  out.count(columns.size());
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out.count(columns[i] - before);
    out.number(means.row_values(row)[i]);
    before = columns[i];
  }
}

void read_row(ByteReader& in, SparseMatrix& means) {
  const auto cols = static_cast<std::uint64_t>(means.cols);
  std::uint64_t least = 0;  // the lowest column that may come
  for (auto left = in.count(); left > 0; --left) {
    const auto distance = in.count();
    const std::uint64_t column = (least == 0 ? 0 : least - 1) + std::min(distance, cols);
    if (column < least || column >= cols) throw InputError("it has a term out of its order");
    means.columns.push_back(static_cast<std::uint32_t>(column));
    means.values.push_back(in.number<float>());
    least = column + 1;
  }
  means.row_starts.push_back(means.nonzeros());
  ++means.rows;
}

void append_rare(const RareTerms& rare, ByteWriter& out) {
  out.count(rare.terms().size());
  for (const auto& [hash, frequency] : rare.terms()) {
    out.number(hash);
    out.count(static_cast<std::uint64_t>(frequency));
  }
}

RareTerms read_rare(ByteReader& in) {
  std::vector<RareTerm> terms;
  for (auto left = in.count(); left > 0; --left) {
    const auto hash = in.number<std::uint64_t>();
    terms.push_back({hash, static_cast<std::int64_t>(in.count())});
  }
  return RareTerms(std::move(terms));
}

PastRows read_rows(ByteReader& in, std::int64_t terms) {
  PastRows past;
  if (in.count() != static_cast<std::uint64_t>(terms)) throw InputError("it belongs to another model");
  past.means.cols = terms;
  for (auto left = in.count(); left > 0; --left) {
    past.counts.push_back(static_cast<std::int64_t>(in.count()));
    past.weights.push_back(in.number<double>());
    read_row(in, past.means);
  }
  return past;
}

Past read_past(std::string_view body, std::int64_t terms) {
  ByteReader in(body);
  Past past;
  past.counted_rows = static_cast<std::int64_t>(in.count());
  past.rows = read_rows(in, terms);
  past.rare = read_rare(in);
  if (!in.at_end()) throw InputError("it goes on behind its end");
  return past;
}

}  // namespace

void save_past(const PastRows& past, const RareTerms& rare, std::int64_t counted_rows, const fs::path& path) {
  ByteWriter body;
  body.count(static_cast<std::uint64_t>(counted_rows));
  body.count(static_cast<std::uint64_t>(past.means.cols));
  body.count(static_cast<std::uint64_t>(past.means.rows));
  for (std::int64_t row = 0; row < past.means.rows; ++row) {
    body.count(static_cast<std::uint64_t>(past.counts[static_cast<std::size_t>(row)]));
    body.number(past.weights[static_cast<std::size_t>(row)]);
    append_row(past.means, row, body);
  }
  append_rare(rare, body);
  write_sealed(kind, body.bytes(), path);
}

Past load_past(const fs::path& directory, std::int64_t terms) {
  const fs::path file = directory / past_file;
  if (!fs::exists(file)) {
    throw InputError(
        fmt::format("the topics of '{}' cannot go on: it has no {}, as runs of former versions, and those of the loss "
                    "itakura_saito; run it again",
                    directory.string(), past_file));
  }
  const MappedFile mapped(file);
  try {
    return read_past(unseal(kind, mapped.bytes()).bytes, terms);
  } catch (const InputError& error) {
    throw InputError(fmt::format("cannot read '{}': {}; run it again", file.string(), error.what()));
  }
}

}  // namespace topicmill
