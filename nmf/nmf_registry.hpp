// The families of nmf/: losses, solvers, initializations.
#pragma once

namespace topicmill {

class Registry;

Registry nmf_registry();

}  // namespace topicmill
