#include "text/readers/auto_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/text_stream.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// ".csv" of "a/b.csv"; empty for a name without one.
std::string suffix_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? "" : lower(std::string(name.substr(dot)));
}

std::string_view without_compression(std::string_view path) {
  const auto suffix = suffix_of(path);
  const bool compressed = suffix == ".gz" || suffix == ".zst" || suffix == ".xz" || suffix == ".bz2";
  return compressed ? path.substr(0, path.size() - suffix.size()) : path;
}

std::string pick_by_content(TextStream& stream) {
  const auto text = stream.buffered();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' ? "jsonl" : "lines";
}

}  // namespace

std::optional<std::string> pick_format(const SourceFile& source) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> formats{{{".jsonl", "jsonl"},
                                                                                  {".ndjson", "jsonl"},
                                                                                  {".json", "jsonl"},
                                                                                  {".csv", "csv"},
                                                                                  {".tsv", "tsv"},
                                                                                  {".tab", "tsv"}}};
  if (source.path == "-") return std::nullopt;
  const std::string suffix = suffix_of(source.member ? source.path : without_compression(source.path));
  for (const auto& [known, format] : formats) {
    if (suffix == known) return std::string(format);
  }
  return source.alone && (suffix == ".txt" || suffix.empty()) ? "lines" : "files";
}

AutoReader::AutoReader(const Registry& registry) {
  for (const auto* name : {"files", "lines", "csv", "tsv", "jsonl"}) {
    readers_[name] = registry.make(Choice<Reader>{name, {}});
  }
}

std::shared_ptr<FileContext> AutoReader::open(TextStream& stream, const SourceFile& source) {
  const auto format = pick_format(source);
  current_ = readers_.at(format ? *format : pick_by_content(stream)).get();
  auto context = current_->open(stream, source);
  context->parser = current_;
  return context;
}

bool AutoReader::cut(TextStream& stream, Record& record) { return current_->cut(stream, record); }

std::vector<FieldValue> AutoReader::parse(const Record& record, std::span<const std::string> wanted) const {
  return record.file->parser->parse(record, wanted);
}

}  // namespace topicmill
