#include "topics/classical_scaling.hpp"

#include <Eigen/Eigenvalues>
#include <cmath>

namespace topicmill {
namespace {

/// -1/2 J D^2 J: the inner products of centered places.
Eigen::MatrixXd inner_products(const Distances& distances) {
  const auto k = static_cast<Eigen::Index>(distances.count);
  Eigen::MatrixXd B(k, k);
  for (Eigen::Index i = 0; i < k; ++i) {
    for (Eigen::Index j = 0; j < k; ++j) B(i, j) = -0.5 * distances(i, j) * distances(i, j);
  }
  B.rowwise() -= Eigen::RowVectorXd(B.colwise().mean());
  B.colwise() -= Eigen::VectorXd(B.rowwise().mean());
  return B;
}

/// The sign that makes the coordinate of largest magnitude positive. Magnitudes that rounding alone tells apart are
/// equal.
double sign_of(const Eigen::VectorXd& axis) {
  constexpr double rounding = 1 + 1e-9;
  Eigen::Index largest = 0;
  for (Eigen::Index i = 1; i < axis.size(); ++i) {
    if (std::abs(axis[i]) > rounding * std::abs(axis[largest])) largest = i;
  }
  return axis[largest] < 0 ? -1 : 1;
}

}  // namespace

std::vector<Point> classical_scaling(const Distances& distances) {
  std::vector<Point> places(static_cast<std::size_t>(distances.count));
  if (places.size() < 2) return places;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(inner_products(distances));
  const double largest = solver.eigenvalues().maxCoeff();
  const auto set = [&](double Point::*coordinate, Eigen::Index from_last) {
    const Eigen::Index at = distances.count - from_last;
    const double value = solver.eigenvalues()[at];
    if (!(value > 1e-12 * largest)) return;
    const Eigen::VectorXd axis = solver.eigenvectors().col(at);
    const double scale = sign_of(axis) * std::sqrt(value);
    for (std::size_t i = 0; i < places.size(); ++i) places[i].*coordinate = scale * axis[static_cast<Eigen::Index>(i)];
  };
  set(&Point::x, 1);
  set(&Point::y, 2);
  return places;
}

}  // namespace topicmill
