// The `nmf:` section: what to minimize, how, from where, and when to stop.
#pragma once

#include <array>
#include <optional>

#include "base/choice.hpp"

namespace topicmill {

class Initializer;
class Loss;
class Solver;

/// Weights of the penalties l1 |X|_1 and l2 / 2 |X|_F^2 of each factor. Those of W are times m and those of H times n,
/// as in scikit-learn, so that a value keeps its meaning as data grow.
struct RegularizationOptions {
  double l1_w = 0;
  double l2_w = 0;
  double l1_h = 0;
  double l2_h = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("l1_w", &RegularizationOptions::l1_w, "Weight of the sum of W: sparse documents.", at_least(0)),
        field("l2_w", &RegularizationOptions::l2_w, "Weight of the squares of W: even documents.", at_least(0)),
        field("l1_h", &RegularizationOptions::l1_h, "Weight of the sum of H: sparse topics.", at_least(0)),
        field("l2_h", &RegularizationOptions::l2_h, "Weight of the squares of H: even topics.", at_least(0)),
    };
  }
};

/// Float32 holds what matrices and topics need; float64 goes on to the last digits, at half the speed.
enum class Precision { float32, float64 };
constexpr auto enum_names(Precision) {
  return std::array{Named<Precision>{Precision::float32, "float32"}, Named<Precision>{Precision::float64, "float64"}};
}

/// Which entries of the matrix are missing, neither fitted nor counted as zero.
enum class MissingValues { none, zeros, nan };
constexpr auto enum_names(MissingValues) {
  return std::array{Named<MissingValues>{MissingValues::none, "none"},
                    Named<MissingValues>{MissingValues::zeros, "zeros"},
                    Named<MissingValues>{MissingValues::nan, "nan"}};
}

/// A factor that stays as it is where the start gives it.
enum class FixedFactor { none, w, h };
constexpr auto enum_names(FixedFactor) {
  return std::array{Named<FixedFactor>{FixedFactor::none, "none"}, Named<FixedFactor>{FixedFactor::w, "w"},
                    Named<FixedFactor>{FixedFactor::h, "h"}};
}

/// What several runs come to: the one of lowest objective, or the topics that they agree on.
enum class Pick { best, consensus };
constexpr auto enum_names(Pick) {
  return std::array{Named<Pick>{Pick::best, "best"}, Named<Pick>{Pick::consensus, "consensus"}};
}

/// All options of a factorization.
struct NmfOptions {
  std::int64_t topics = 20;
  Choice<Loss> loss{"frobenius", {}};
  Choice<Solver> solver{"auto", {}};
  Choice<Initializer> init{"nndsvd", {}};
  std::int64_t max_iterations = 200;
  std::optional<double> max_seconds;
  double tolerance = 1e-4;
  double surplus = 0;
  double moves = 0;
  RegularizationOptions regularization;
  std::int64_t restarts = 1;
  Pick pick = Pick::best;
  Precision precision = Precision::float32;
  MissingValues missing = MissingValues::none;
  FixedFactor fixed = FixedFactor::none;
  std::int64_t block_entries = std::int64_t{1} << 22;

  static constexpr auto fields() {
    return std::tuple{
        field("topics", &NmfOptions::topics, "Number of topics, k; at most the smaller side of the matrix.",
              at_least(1)),
        field("loss", &NmfOptions::loss, "The distance between V and WH."),
        field("solver", &NmfOptions::solver, "How each half-step lowers the loss."),
        field("init", &NmfOptions::init, "Where W and H start."),
        field("max_iterations", &NmfOptions::max_iterations, "Stop after this many iterations.", at_least(1)),
        field(
            "max_seconds", &NmfOptions::max_seconds,
            "Stop after the iteration in which so many seconds have passed; null: never. Where a run is stopped by it "
            "depends on the machine.",
            at_least(0)),
        field("tolerance", &NmfOptions::tolerance,
              "Stop when one iteration gains less than this share of all that was gained since the start; 0: never.",
              between(0, 1)),
        field("surplus", &NmfOptions::surplus,
              "Begin with more topics, by this share of nmf.topics, and remove after six iterations those that the "
              "others can best do without. 0.2 gives steadier topics and mostly lower errors for a fifth more time; 0: "
              "begin with nmf.topics.",
              between(0, 1)),
        field("moves", &NmfOptions::moves,
              "Once it has converged, leave the local optimum: add topics of what others leave unsaid, remove those "
              "that cost least, keep what lowers the objective. For so many times the iterations that it took, all "
              "counted; 0: stay. 1 finds lower errors in up to twice the time.",
              at_least(0)),
        field("regularization", &NmfOptions::regularization, "Penalties on the factors, beside the loss."),
        field(
            "restarts", &NmfOptions::restarts,
            "Factorize so often and pick what nmf.pick says: first from nmf.init, then from random starts of seed + 1, "
            "seed + 2, and so on, side by side. Shows how firmly topics stand (stability).",
            at_least(1)),
        field("pick", &NmfOptions::pick,
              "What is kept of several restarts: best by objective, or consensus: the topics that they agree on "
              "(medians of clusters of all their topics), which are steadier and fit slightly worse."),
        field("precision", &NmfOptions::precision,
              "Arithmetic of the factors: float32, or float64 for the last digits at half the speed."),
        field(
            "missing", &NmfOptions::missing,
            "Entries that are neither fitted nor counted as zero: none, all zeros of the matrix (ratings: what is not "
            "there is unknown), or those that are NaN."),
        field("fixed", &NmfOptions::fixed,
              "A factor that stays as nmf.init gives it, w or h: new documents for known topics, and the other way."),
        field("block_entries", &NmfOptions::block_entries,
              "Stored entries of a block. A matrix of more than one and a half lies in blocks of rows, which bound "
              "memory "
              "and are what ranks share; the last digits of a result depend on where they are cut.",
              at_least(1)),
    };
  }

  /// A consensus is of several runs, whose factors are both free.
  void check(const Value& value, Reading& reading) const;
};

}  // namespace topicmill
