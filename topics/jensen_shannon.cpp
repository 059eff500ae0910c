#include "topics/jensen_shannon.hpp"

namespace topicmill {

double jensen_shannon(std::span<const double> p, std::span<const double> q) {
  double sum = 0;
  for (std::size_t j = 0; j < p.size(); ++j) sum += divergence_at(p[j], q[j]);
  return sum;
}

}  // namespace topicmill
