#include "nmf/nmf_registry.hpp"

#include "base/registry.hpp"
#include "nmf/initializer.hpp"
#include "nmf/loss.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

Registry nmf_registry() { return Registry().add(builtin_losses()).add(builtin_solvers()).add(builtin_initializers()); }

}  // namespace topicmill
