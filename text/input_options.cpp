#include "text/input_options.hpp"

#include "text/encoding.hpp"

namespace topicmill {

void InputOptions::check(const Value& value, Reading& reading) const {
  const auto* written = value.find("encoding");
  if (const auto problem = encoding_problem(encoding); !problem.empty())
    reading.fail(written ? *written : value, problem);
  const auto* fields = value.find("text");
  if (text.empty())
    reading.fail(fields ? *fields : value, "input.text names no field", "for example text: [title, body]");
}

}  // namespace topicmill
