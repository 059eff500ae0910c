#include "tests/fuzz/targets.hpp"

#include <iterator>
#include <utility>

namespace topicmill {

std::vector<FuzzTarget> all_targets() {
  std::vector<FuzzTarget> targets;
  for (auto list : {reader_targets(), text_targets(), pipeline_targets(), run_targets()}) {
    std::move(list.begin(), list.end(), std::back_inserter(targets));
  }
  return targets;
}

}  // namespace topicmill
