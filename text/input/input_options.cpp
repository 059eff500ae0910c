#include "text/input/input_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/encoding/converter.hpp"

namespace topicmill {
namespace {

/// A table cannot have two columns of one name.
void refuse_repeated(const std::vector<std::string>& names, const Value& written, Reading& reading) {
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::find(names.begin(), name, *name) == name) continue;
    const auto place = static_cast<std::size_t>(name - names.begin());
    reading.fail(written.is_list() ? written.items[place] : written, fmt::format("'{}' is given twice", *name),
                 "remove one");
  }
}

}  // namespace

void InputOptions::check(const Value& value, Reading& reading) const {
  if (const auto problem = encoding_problem(encoding); !problem.empty())
    reading.fail(value.place_of("encoding"), problem);
  if (text.empty())
    reading.fail(value.place_of("text"), "input.text names no field", "for example text: [title, body]");
  if (const auto* names = value.find("metadata")) refuse_repeated(metadata, *names, reading);
}

}  // namespace topicmill
