// What an input is by a first look: a database, or a file to be read as text.
#pragma once

#include <optional>

#include "files/compression/opened_input.hpp"
#include "files/database_url.hpp"
#include "files/inputs.hpp"
#include "text/input/input_options.hpp"

namespace topicmill {

/// One of the two.
struct InputLook {
  std::optional<DatabaseUrl> database;
  std::optional<OpenedInput> file;
};

/// A database by its URL or, with format auto, where it was named itself, by its first bytes. Throws as Archive does.
InputLook open_input(const InputPath& input, const InputOptions& options);

/// The same of a file that is open already.
InputLook look_into(OpenedInput file, const InputPath& input, const InputOptions& options);

}  // namespace topicmill
