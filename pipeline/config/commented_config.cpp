#include "pipeline/config/commented_config.hpp"

#include "base/options.hpp"

namespace topicmill {
namespace {

/// The lines of `yaml`, each after `indent`.
std::string indented(const std::string& yaml, const std::string& indent) {
  std::string out;
  for (std::size_t begin = 0; begin < yaml.size();) {
    const std::size_t end = yaml.find('\n', begin) + 1;
    out += indent + yaml.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

void write_fields(const Value& value, const std::vector<DescribedField>& fields, const std::string& indent,
                  std::string& out) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Entry& entry = value.entries[i];
    const bool section = fields[i].shape.kind == Shape::Kind::map && entry.value.is_map();
    if (indent.empty() && section) out += "\n";
    out += indent + "# " + fields[i].doc + "\n";
    if (section) {
      out += indent + entry.key + ":\n";
      write_fields(entry.value, fields[i].shape.fields, indent + "  ", out);
    } else {
      out += indented(to_yaml(Value::map({entry})), indent);
    }
  }
}

}  // namespace

std::string commented_config(const Config& config, const Registry& registry) {
  std::string out = "# yaml-language-server: $schema=topicmill.schema.json\n";
  write_fields(write_option(config), describe_option<Config>(registry).fields, "", out);
  return out;
}

}  // namespace topicmill
