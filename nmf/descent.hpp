// One factorization from its start to where it stays: down to a rest, and out of local optima.
#pragma once

#include <memory>
#include <optional>

#include "nmf/checkpoints.hpp"
#include "nmf/moves.hpp"
#include "nmf/surplus.hpp"

namespace topicmill {

/// A minimization with its moves. Where there are checkpoints, it saves itself on its way, and begins where a former
/// process left it; its result is the same to the bit. What it is made of must outlive it.
template <class T>
class Descent {
 public:
  Descent(const Problem<T>& problem, const PreparedProblem<T>& prepared, const Method& method,
          const NmfOptions& options, std::uint64_t seed, const Registry& registry, const NmfProgress& progress = {},
          Checkpoints* checkpoints = nullptr, std::size_t run = 0);

  /// Goes on until an iteration gains less than this share of all gained. Call it before settle(), if at all.
  void approach(double tolerance);

  /// Goes on to options.tolerance, and makes moves where options say so.
  void settle();

  /// Of the last iteration, at the end of approach().
  double approached() const { return approached_; }

  const Minimization<T>& minimization() const { return *minimization_; }

  /// Takes the factors.
  BasicFactorization<T> finish();

 private:
  enum class Stage { approaching, settling, moving, done };

  void archive(StateArchive& archive);
  void save_where_due();

  const NmfOptions& options_;
  Checkpoints* checkpoints_;
  std::size_t run_;
  std::unique_ptr<Minimization<T>> minimization_;
  Stage stage_ = Stage::approaching;
  double approached_ = 0;
  Moves<T> moves_;
  std::optional<MoveSummary> moves_made_;
};

}  // namespace topicmill
