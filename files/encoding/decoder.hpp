// A stream of bytes in any encoding -> text.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// Decodes a stream piece by piece; a piece may end within a character.
class Decoder {
 public:
  /// Stands for bytes that are not valid in the encoding. It is not valid UTF-8 either, so that whoever checks the
  /// decoded record sees that it is bad.
  static constexpr char invalid = '\xFF';

  /// Throws UsageError where ICU has no converter of that name.
  explicit Decoder(const std::string& encoding);
  ~Decoder();

  /// Appends the text of `bytes`; `last` where no more bytes follow.
  void decode(std::string_view bytes, bool last, std::string& text);

  /// Offset in the stream near the first invalid bytes.
  std::optional<std::size_t> first_invalid() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
