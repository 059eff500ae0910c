#include "pipeline/config/output_options.hpp"

#include "base/suggest.hpp"

namespace topicmill {
namespace {

/// The value of an option in its section, for the mark of a problem; the section where the option is not written.
const Value& place_of(const Value& section, std::string_view option) {
  const Value* written = section.find(option);
  return written ? *written : section;
}

}  // namespace

void OutputOptions::check(const Value& value, Reading& reading) const {
  if (directory.empty()) reading.fail(place_of(value, "directory"), "'output.directory' is empty", "give a path");
  if (format.empty()) {
    reading.fail(place_of(value, "format"), "'output.format' is empty",
                 suggestion("", reading.registry().family<TableFormat>().names()));
  }
  if (matrix.empty()) {
    reading.fail(place_of(value, "matrix"), "'output.matrix' is empty",
                 suggestion("", reading.registry().family<MatrixWriter>().names()));
  }
}

}  // namespace topicmill
