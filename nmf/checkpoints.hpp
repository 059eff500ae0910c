// The state of a factorization on its way: what is written now and then, so that another process can go on from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Bytes that are written, or read back in the same order: one function of a class says both. Of this machine and this
/// version of the program.
class StateArchive {
 public:
  virtual ~StateArchive() = default;

  /// Writes `size` bytes, or fills them. Throws where that fails.
  virtual void bytes(void* data, std::size_t size) = 0;
  virtual bool is_reading() const = 0;

  template <class Value>
  void value(Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    bytes(&value, sizeof value);
  }

  template <class Value>
  void list(std::vector<Value>& values) {
    std::size_t size = values.size();
    value(size);
    values.resize(size);
    bytes(values.data(), size * sizeof(Value));
  }

  template <class T>
  void factor(BasicFactor<T>& X) {
    std::int64_t rows = X.rows();
    std::int64_t k = X.k();
    value(rows);
    value(k);
    if (rows != X.rows() || k != X.k()) X = BasicFactor<T>::uninitialized({rows, X.placed_rows().blocks}, k);
    bytes(X.row(0), static_cast<std::size_t>(rows * X.stride()) * sizeof(T));
  }
};

/// Where states are kept. Several runs (nmf.restarts) have one each, by number; they may ask at once, from any thread.
class Checkpoints {
 public:
  using Transfer = std::function<void(StateArchive&)>;

  virtual ~Checkpoints() = default;

  /// Whether the state of a run should be saved now. Asked after every iteration, where a run can be taken up, and at
  /// its end.
  virtual bool due(std::size_t run) = 0;

  /// Keeps what `write` writes, in the place of what was kept of this run.
  virtual void save(std::size_t run, const Transfer& write) = 0;

  /// Hands what was kept of a run to `read`. False where there is nothing.
  virtual bool restore(std::size_t run, const Transfer& read) = 0;
};

}  // namespace topicmill
