#include "base/error.hpp"

#include <system_error>

namespace topicmill {

std::string reason_of(int error_number) { return std::generic_category().message(error_number); }

}  // namespace topicmill
