// The way in for libFuzzer. The environment variable TOPICMILL_FUZZ_TARGET names the target.
#include <cstdint>

#include "tests/fuzz/targets.hpp"

namespace topicmill {
namespace {

FuzzTarget chosen_target() {
  const char* const wanted = std::getenv("TOPICMILL_FUZZ_TARGET");
  for (const auto& target : all_targets()) {
    if (wanted && target.name == wanted) return target;
  }
  std::fprintf(stderr, "TOPICMILL_FUZZ_TARGET names no target; fuzz_replay --list shows them\n");
  std::exit(2);
}

}  // namespace
}  // namespace topicmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const topicmill::FuzzTarget target = topicmill::chosen_target();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
