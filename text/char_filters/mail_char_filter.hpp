// Leaves of a message what its author wrote.
#pragma once

#include "text/tokens/char_filter.hpp"

namespace topicmill {

struct MailFilterOptions {
  bool headers = false;
  bool quotes = true;
  bool signatures = true;
  bool pgp = true;

  static constexpr auto fields() {
    return std::tuple{
        field("headers", &MailFilterOptions::headers,
              "The text begins with header lines, as Usenet posts do: drop them, but keep what the subject says."),
        field("quotes", &MailFilterOptions::quotes,
              "Drop lines that quote another message, and the line that says whom."),
        field("signatures", &MailFilterOptions::signatures, "Drop the signature behind a line of two dashes."),
        field("pgp", &MailFilterOptions::pgp, "Drop what PGP adds: signatures, keys, the header of signed text."),
    };
  }
};

/// Drops whole lines:
///   headers     `Name: value` lines and their continuations, up to the first blank line or other line; of `Subject:`
///               only the name and a leading "Re:" go
///   quotes      lines that begin with > or |, blanks before it aside, or with up to four letters and > ("JD> "); the
///               attribution above them: one or two lines that end in "writes:", "wrote:" or the like, and "In article
///               <...>" up to its colon
///   signatures  a line "-- ", or "--" alone with at most 12 lines behind it, and all behind it
///   pgp         from a line -----BEGIN PGP ... to its END; of signed text the first lines up to the blank one
class MailCharFilter : public CharFilter {
 public:
  explicit MailCharFilter(const MailFilterOptions& options) : options_(options) {}
  bool apply(std::string_view text, FilteredText& out) override;
  std::unique_ptr<CharFilter> clone() const override { return std::make_unique<MailCharFilter>(*this); }

 private:
  MailFilterOptions options_;
};

}  // namespace topicmill
