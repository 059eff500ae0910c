#include "text/readers/mail_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "files/encoding/ascii.hpp"
#include "files/text_stream.hpp"
#include "text/mail/mail_body.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

constexpr std::string_view separator = "From ";
constexpr std::size_t longest_separator = 1 << 16;  ///< a longer line is none, and is not searched for its end again
constexpr std::array usual_headers{"subject", "from", "to", "date", "message-id"};

/// "From someone Mon Apr  5 12:34:56 1993": a time of day tells it from a sentence.
bool is_separator(std::string_view line) {
  if (!line.starts_with(separator)) return false;
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
    if (is_digit(line[colon - 1]) && colon + 2 < line.size() && is_digit(line[colon + 1]) &&
        is_digit(line[colon + 2])) {
      return true;
    }
  }
  return false;
}

/// Where a line "From " begins behind an empty line, looked for from `from` on; npos where there is none. `searched` is
/// then where to go on once there is more text.
std::size_t find_separator(std::string_view text, std::size_t from, std::size_t& searched) {
  for (std::size_t at = from; (at = text.find("\nFrom ", at)) != std::string_view::npos; ++at) {
    const auto before = text.substr(0, at);
    const std::size_t end = text.find('\n', at + 1);
    if (end == std::string_view::npos && text.size() - at < longest_separator) {
      searched = at;
      return std::string_view::npos;
    }
    if (end == std::string_view::npos || end - at > longest_separator) continue;
    const bool behind_blank = before.ends_with('\n') || before.ends_with("\n\r");
    if (behind_blank && is_separator(text.substr(at + 1, end - at - 1))) return at + 1;
  }
  searched = text.size() - std::min<std::size_t>(text.size(), separator.size());
  return std::string_view::npos;
}

/// A message of a mailbox as it was before it was put there.
std::string unquoted(std::string_view message) {
  message.remove_prefix(std::min(message.find('\n'), message.size() - 1) + 1);
  std::string out;
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t end = std::min(message.find('\n', at), message.size() - 1) + 1;
    const auto line = message.substr(at, end - at);
    const std::size_t marks = line.find_first_not_of('>');
    const bool is_quoted = marks != 0 && marks != std::string_view::npos && line.substr(marks).starts_with(separator);
    out += line.substr(is_quoted ? 1 : 0);
    at = end;
  }
  return out;
}

/// The headers wanted: the usual ones, there or not, then others as they come; one that comes again adds a value.
std::vector<FieldValue> header_fields(const MailEntity& message, std::span<const std::string> wanted,
                                      const std::optional<std::string>& encoding) {
  constexpr std::array taken{"text", "attachments", "path", "name", "folder"};
  std::vector<FieldValue> fields;
  std::unordered_map<std::string, std::size_t> places;
  const auto field_of = [&](const std::string& name) -> FieldValue* {
    if (!is_wanted(name, wanted) || std::find(taken.begin(), taken.end(), name) != taken.end()) return nullptr;
    const auto [place, is_new] = places.try_emplace(name, fields.size());
    if (is_new) fields.push_back({name, "", {}});
    return &fields[place->second];
  };
  for (const auto* name : usual_headers) field_of(name);
  std::unordered_set<std::string_view> seen;
  for (const auto& header : message.headers) {
    FieldValue* const field = field_of(header.name);
    if (!field) continue;
    std::string value = decode_header(header.value, encoding);
    seen.insert(header.name).second ? void(field->value = std::move(value)) : field->more.push_back(std::move(value));
  }
  return fields;
}

}  // namespace

std::shared_ptr<FileContext> MailReader::open(TextStream& stream, const SourceFile& source) {
  auto context = FileRecords::open(stream, source);
  stream.keep_bytes();
  while (stream.buffered().size() < separator.size() && stream.fetch()) {
  }
  is_mailbox_ = stream.buffered().starts_with(separator);
  line_ = 1;
  return context;
}

bool MailReader::cut(TextStream& stream, Record& record) {
  return is_mailbox_ ? cut_message(stream, record) : FileRecords::cut(stream, record);
}

bool MailReader::cut_message(TextStream& stream, Record& record) {
  record.line = line_;
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = find_separator(stream.buffered(), searched, searched);
    if (end != std::string_view::npos) {
      stream.take(end, record.bytes);
      break;
    }
    if (stream.is_too_long()) {
      record.problem = stream.too_long("a message");
      pass_over_message(stream);
      return true;
    }
    if (stream.fetch()) continue;
    if (stream.buffered().empty()) return false;
    stream.take(stream.buffered().size(), record.bytes);
    break;
  }
  line_ += std::count(record.bytes.begin(), record.bytes.end(), '\n');
  return true;
}

void MailReader::pass_over_message(TextStream& stream) {
  for (std::size_t searched = 0;;) {
    const auto text = stream.buffered();
    const std::size_t end = find_separator(text, searched, searched);
    const bool found = end != std::string_view::npos;
    const std::size_t passed = found ? end : text.size() - std::min(text.size(), longest_separator);
    line_ += std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(passed), '\n');
    stream.drop(passed);
    if (found) return;
    searched -= std::min(searched, passed);
    if (stream.fetch()) continue;
    stream.drop(stream.buffered().size());
    return;
  }
}

std::vector<FieldValue> MailReader::parse(const Record& record, std::span<const std::string> wanted,
                                          LeniencyTally& /*leniencies*/) const {
  const bool in_mailbox = record.line > 0;
  const std::string bytes = in_mailbox ? unquoted(record.bytes) : record.bytes;
  const MailEntity message = split_entity(bytes);
  const auto& named = record.file->encoding;
  const auto encoding = named == "auto" ? std::nullopt : std::optional(named);
  std::vector<FieldValue> fields;
  if (is_wanted("text", wanted) || is_wanted("attachments", wanted)) {
    MailBody body = read_mail_body(message, encoding);
    if (is_wanted("text", wanted)) fields.push_back({"text", std::move(body.text), {}});
    if (is_wanted("attachments", wanted)) {
      auto& names = body.attachments;
      fields.push_back({"attachments", names.empty() ? "" : names.front(), {}});
      if (!names.empty()) fields.back().more.assign(names.begin() + 1, names.end());
    }
  }
  auto headers = header_fields(message, wanted, encoding);
  std::move(headers.begin(), headers.end(), std::back_inserter(fields));
  append_path(record.file->source, wanted, fields);
  return fields;
}

bool looks_like_mail(std::string_view head) {
  if (is_separator(head.substr(0, head.find('\n')))) return true;
  const MailEntity message = split_entity(head);
  const bool has_body = head.find("\n\n") != std::string_view::npos || head.find("\n\r\n") != std::string_view::npos;
  const auto has = [&](const char* name) { return !message.header(name).empty(); };
  return has_body && has("from") && (has("subject") || has("date") || has("message-id"));
}

}  // namespace topicmill
