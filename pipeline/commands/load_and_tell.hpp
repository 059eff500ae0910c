// Configs for commands that read data: what a guess took for what is told.
#pragma once

#include "pipeline/commands/session.hpp"
#include "pipeline/guess/guess_config.hpp"

namespace topicmill {

/// As arguments.load(); where the config is guessed, it says so in one line, and what the guess warns of.
Config load_and_tell(const ConfigArguments& arguments, const std::string& path, const Session& session);

/// Says what a guess took for what, and what it warns of.
void tell_guess(const Guess& guess, const Session& session);

}  // namespace topicmill
