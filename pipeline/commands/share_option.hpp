// What options check that take a share.
#pragma once

namespace CLI {
class Validator;
}

namespace topicmill {

/// A number from 0 to 1; CLI::Range lets nan through.
CLI::Validator is_share();

}  // namespace topicmill
