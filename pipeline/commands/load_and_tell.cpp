#include "pipeline/commands/load_and_tell.hpp"

namespace topicmill {

Config load_and_tell(const ConfigArguments& arguments, const std::string& path, const Session& session) {
  if (is_config_path(path)) return arguments.load(path, session.registry);
  Guess guess = guess_config(arguments.paths, arguments.assignments(), session.registry);
  tell_guess(guess, session);
  if (arguments.directory) guess.config.output.directory = *arguments.directory;
  return std::move(guess.config);
}

void tell_guess(const Guess& guess, const Session& session) {
  if (!guess.summary.empty()) session.say(guess.summary);
  for (const auto& warning : guess.warnings) session.say("warning: " + warning);
}

}  // namespace topicmill
