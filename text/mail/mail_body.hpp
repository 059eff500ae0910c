// The text of a message, whatever its parts and encodings (RFC 2045, 2046).
//
// Own code, for what there is would cost more: GMime brings GLib and GPGME, VMime GnuTLS and GSASL, Mimetic recurses
// without bound and knows no charsets. ICU has the charsets; the rest are a few hundred lines that know no failure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/mail/mail_headers.hpp"

namespace topicmill {

struct MailBody {
  std::string text;                      ///< valid UTF-8, lines end in \n
  std::vector<std::string> attachments;  ///< names of what was passed over; its type where it has no name
};

/// Text parts one after the other; of alternatives the plain one, else HTML without its markup. Attachments are passed
/// over. What is broken becomes text as far as it can: a multipart without its boundary is plain text, a part without
/// end reaches to the end, unknown encodings are detected. `encoding`: of parts that name none.
MailBody read_mail_body(const MailEntity& message, const std::optional<std::string>& encoding);

}  // namespace topicmill
