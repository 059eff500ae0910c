#include "nmf/nmf_options.hpp"

namespace topicmill {

void NmfOptions::check(const Value& value, Reading& reading) const {
  if (pick != Pick::consensus) return;
  const Value& place = value.place_of("pick");
  if (restarts < 2) {
    reading.fail(place, "nmf.pick: consensus needs several runs to agree, and nmf.restarts is 1",
                 "set nmf.restarts: 10");
  }
  if (fixed != FixedFactor::none) {
    reading.fail(place, "nmf.pick: consensus is of runs whose factors are both free, and nmf.fixed holds one",
                 "set nmf.pick: best");
  }
}

}  // namespace topicmill
