#include "base/collective.hpp"

#include <utility>

namespace topicmill {

Collective& alone() {
  static Collective collective;
  return collective;
}

bool first_says(Collective& ranks, bool said) {
  if (ranks.is_alone()) return said;
  return gathered(ranks, std::vector<char>{said ? '\1' : '\0'}).front() != '\0';
}

std::vector<Bytes> gathered(Collective& ranks, const Bytes& mine) {
  return ranks.exchange(std::vector<Bytes>(static_cast<std::size_t>(ranks.size()), mine));
}

std::vector<Bytes> gathered_at_first(Collective& ranks, Bytes mine) {
  std::vector<Bytes> parts(static_cast<std::size_t>(ranks.size()));
  parts.front() = std::move(mine);
  auto all = ranks.exchange(std::move(parts));
  return ranks.is_first() ? std::move(all) : std::vector<Bytes>();
}

}  // namespace topicmill
