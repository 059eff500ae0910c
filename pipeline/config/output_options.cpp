#include "pipeline/config/output_options.hpp"

#include "base/registry.hpp"
#include "base/suggest.hpp"

namespace topicmill {
void OutputOptions::check(const Value& value, Reading& reading) const {
  if (directory.empty()) reading.fail(value.place_of("directory"), "'output.directory' is empty", "give a path");
  if (format.empty()) {
    reading.fail(value.place_of("format"), "'output.format' is empty",
                 suggestion("", reading.registry().family<TableFormat>().names()));
  }
  if (matrix.empty()) {
    reading.fail(value.place_of("matrix"), "'output.matrix' is empty",
                 suggestion("", reading.registry().family<MatrixWriter>().names()));
  }
}

}  // namespace topicmill
