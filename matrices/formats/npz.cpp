// SciPy's sparse matrices (scipy.sparse.save_npz): a zip of NumPy arrays, in any order: format, shape and data beside
// indices and indptr (csr, csc), or row and col (coo).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "files/printable_name.hpp"
#include "matrices/formats/coordinates.hpp"
#include "matrices/formats/dense_builder.hpp"
#include "matrices/formats/fields.hpp"
#include "matrices/formats/matrix_formats.hpp"
#include "matrices/formats/npy_array.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

/// Names of members that only a sparse matrix has.
constexpr std::array sparse_names{"indices.npy"sv, "indptr.npy"sv,  "row.npy"sv,      "col.npy"sv,
                                  "format.npy"sv,  "offsets.npy"sv, "_is_array.npy"sv};

template <class T>
class NpzReader {
 public:
  explicit NpzReader(MatrixSource& source) : source_(source) {}

  BasicSparseMatrix<T> read() {
    do {
      read_member(source_.member());
    } while (source_.next_member());
    if (format_.empty()) source_.fail("it has no member 'format.npy'; write it with scipy.sparse.save_npz");
    check_shape();
    if (format_ == "csr") return from_rows(rows(), cols());
    if (format_ == "csc") return transpose(from_rows(cols(), rows()));
    if (format_ == "coo") return from_entries();
    source_.fail(fmt::format("it is sparse in the format {}, and csr, csc and coo are read; save matrix.tocsr()",
                             in_quotes(format_)));
  }

 private:
  using Indices = std::vector<std::int64_t>;

  void read_member(const std::string& name) {
    if (name == "format.npy") {
      read_format();
    } else if (name == "data.npy") {
      read_data();
    } else if (name == "shape.npy" || name == "indptr.npy" || name == "row.npy") {
      indices_[name] = read_indices<std::int64_t>();
    } else if (name == "indices.npy" || name == "col.npy") {
      columns_ = read_indices<std::uint32_t>();
    }
  }

  /// A text of no dimensions, of bytes or of Unicode: its characters are ASCII, with zeros between and behind them.
  void read_format() {
    const NpyHeader header = read_npy_header(source_);
    constexpr std::size_t longest = 64;
    for (const char c : source_.next_bytes(longest)) {
      if (c != '\0') format_ += c;
    }
    if (!header.shape.empty()) source_.fail("'format' is no text; write it with scipy.sparse.save_npz");
  }

  void read_data() {
    read_array([&](double value) {
      const auto number = to_value<T>(value);
      const bool missing = source_.nan_is_missing() && std::isnan(value);
      if (number.fault && !missing) {
        source_.fail(
            fmt::format("value {}: {} {}; {}", data_.size() + 1, value, number.fault->problem, number.fault->mend));
      }
      data_.push_back(missing ? static_cast<T>(value) : number.value);
    });
  }

  /// 32 bits hold a column or, in csc, a row.
  template <class Index>
  std::vector<Index> read_indices() {
    constexpr std::int64_t largest = sizeof(Index) == 4 ? max_columns - 1 : std::int64_t{1} << 53;
    std::vector<Index> indices;
    const auto add = [&](double value) {
      if (!(value >= 0 && value <= static_cast<double>(largest))) {
        source_.fail(fmt::format("value {} is {}; it must be from 0 to {}", indices.size() + 1, value, largest));
      }
      indices.push_back(static_cast<Index>(value));
    };
    read_array(add, true);
    return indices;
  }

  template <class Visit>
  void read_array(const Visit& visit, bool integers = false) {
    const NpyHeader header = read_npy_header(source_);
    const NpyType type = number_type(source_, header);
    if (header.shape.size() != 1 || (integers && !type.is_integer())) {
      source_.fail("it is no list of the numbers that a sparse matrix needs; write it with scipy.sparse.save_npz");
    }
    const auto count = header.shape[0];
    if (const auto found = for_each_value(source_, type, count, visit); found < count) {
      source_.fail(fmt::format("it ends after {} of the {} values that its header promises; fetch or write it again",
                               found, count));
    }
  }

  const Indices& array(const std::string& name) const {
    const auto found = indices_.find(name);
    if (found == indices_.end()) {
      source_.fail(fmt::format("it has no member '{}'; write it with scipy.sparse.save_npz", name));
    }
    return found->second;
  }

  std::int64_t rows() const { return array("shape.npy")[0]; }
  std::int64_t cols() const { return array("shape.npy")[1]; }

  void check_shape() const {
    const auto& shape = array("shape.npy");
    if (shape.size() != 2) source_.fail(fmt::format("the array is {}-dimensional; save a matrix", shape.size()));
    if (rows() == 0 || cols() == 0) {
      source_.fail(fmt::format("a matrix of {} x {} is empty; it needs a row and a column", rows(), cols()));
    }
    if (rows() > max_columns || cols() > max_columns) {
      source_.fail(
          fmt::format("a matrix of {} x {} has a side of more than {}; save it as .mtx", rows(), cols(), max_columns));
    }
    if (columns_.size() != data_.size()) {
      source_.fail(fmt::format("it has {} indices for {} values; write it with scipy.sparse.save_npz", columns_.size(),
                               data_.size()));
    }
  }

  /// Compressed rows; those of csc are the columns.
  BasicSparseMatrix<T> from_rows(std::int64_t rows, std::int64_t cols) {
    const auto& starts = array("indptr.npy");
    const bool ascending = std::is_sorted(starts.begin(), starts.end());
    if (!ascending || static_cast<std::int64_t>(starts.size()) != rows + 1 || starts.front() != 0 ||
        starts.back() != static_cast<std::int64_t>(data_.size())) {
      source_.fail(
          fmt::format("'indptr' must ascend from 0 to the {} values in {} numbers, one more than the shape "
                      "says; write it with scipy.sparse.save_npz",
                      data_.size(), rows + 1));
    }
    check_below("indices", columns_, cols);
    BasicSparseMatrix<T> matrix{rows, cols, std::move(indices_["indptr.npy"]), std::move(columns_), std::move(data_)};
    tidy_rows(matrix, source_);
    return matrix;
  }

  BasicSparseMatrix<T> from_entries() {
    const auto& row_ids = array("row.npy");
    if (row_ids.size() != data_.size()) {
      source_.fail(fmt::format("it has {} rows for {} values; write it with scipy.sparse.save_npz", row_ids.size(),
                               data_.size()));
    }
    check_below("row", row_ids, rows());
    check_below("col", columns_, cols());
    Triplets<T> entries;
    for (std::size_t i = 0; i < data_.size(); ++i) entries.add({row_ids[i], columns_[i], data_[i]});
    return std::move(entries).to_matrix(rows(), cols(), source_);
  }

  template <class Index>
  void check_below(std::string_view name, const std::vector<Index>& indices, std::int64_t size) const {
    const auto largest = std::max_element(indices.begin(), indices.end());
    if (largest == indices.end() || std::int64_t{*largest} < size) return;
    source_.fail(fmt::format("'{}' has {}, and the shape allows 0 to {}; write it with scipy.sparse.save_npz", name,
                             *largest, size - 1));
  }

  MatrixSource& source_;
  std::string format_;
  std::vector<T> data_;
  std::vector<std::uint32_t> columns_;
  std::map<std::string, Indices> indices_;
};

}  // namespace

bool is_sparse_npz(const std::string& member) {
  return std::find(sparse_names.begin(), sparse_names.end(), member) != sparse_names.end();
}

template <class T>
BasicSparseMatrix<T> read_npz(MatrixSource& source) {
  return NpzReader<T>(source).read();
}

template BasicSparseMatrix<float> read_npz(MatrixSource&);
template BasicSparseMatrix<double> read_npz(MatrixSource&);

}  // namespace topicmill
