#include "pipeline/run_directory/changed_inputs.hpp"

#include <algorithm>
#include <filesystem>

#include "files/hashed_file.hpp"
#include "files/kept_stream.hpp"

namespace topicmill {
namespace {

bool has_changed(const InputFile& input) {
  if (is_stream(input.path) || !std::filesystem::is_regular_file(input.path)) return false;
  HashedFile file(input.path);
  file.finish();
  return file.hash() != input.hash;
}

}  // namespace

bool inputs_changed(const std::vector<InputFile>& inputs) {
  return std::any_of(inputs.begin(), inputs.end(), has_changed);
}

}  // namespace topicmill
