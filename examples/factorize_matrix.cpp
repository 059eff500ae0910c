// Factorizes a sparse matrix that is in memory: V (n x m) ~ W H^T. Needs the component nmf alone.
#include <cstdint>
#include <iostream>
#include <topicmill/nmf/factorize.hpp>

int main() {
  // 5 3 0 0
  // 4 2 0 1
  // 0 0 6 5
  // 0 1 3 3    in compressed rows: where each row starts, then the columns and the values of its entries.
  const topicmill::SparseMatrix V{.rows = 4,
                                  .cols = 4,
                                  .row_starts = {0, 2, 5, 7, 10},
                                  .columns = {0, 1, 0, 1, 3, 2, 3, 1, 2, 3},
                                  .values = {5, 3, 4, 2, 1, 6, 5, 1, 3, 3}};
  topicmill::NmfOptions options;
  options.topics = 2;
  const topicmill::Factorization result = topicmill::factorize(V, options);

  for (std::int64_t row = 0; row < V.rows; ++row) {
    for (const float weight : result.W.row_span(row)) std::cout << weight << '\t';
    std::cout << '\n';
  }
  std::cout << "relative error " << result.summary.relative_error << " after " << result.summary.iterations
            << " iterations\n";
}
