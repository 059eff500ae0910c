#include "files/binary_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t npos = std::string_view::npos;

/// The bytes that a kind has at a place.
struct Sign {
  BinaryKind kind;
  std::string_view bytes;
  std::size_t offset = 0;
  bool (*also)(std::string_view head) = nullptr;  ///< what must be true as well; null: nothing
};

/// Of signs that are letters, with which a text may begin as well.
bool has_control(std::string_view head) {
  const auto near = head.substr(0, 512);
  return std::any_of(near.begin(), near.end(), [](char c) { return c >= 0 && c < '\t'; });
}

bool is_riff(std::string_view head) { return head.starts_with("RIFF") && has_control(head); }

template <char From, char To, std::size_t At>
bool has_byte(std::string_view head) {
  return head.size() > At && head[At] >= From && head[At] <= To;
}

/// The name of the first member of a zip.
std::string_view first_member(std::string_view head) {
  constexpr std::size_t name_begins = 30;
  if (head.size() < name_begins) return {};
  const std::size_t size =
      static_cast<unsigned char>(head[26]) + 256 * std::size_t{static_cast<unsigned char>(head[27])};
  return head.substr(name_begins, size);
}

/// Office Open XML: a zip with this member, whose parts may come in any order.
bool is_office(std::string_view head, std::string_view folder) {
  constexpr std::string_view types = "[Content_Types].xml";
  const auto first = first_member(head);
  const bool begins = first == types || first.starts_with("_rels/") || first.starts_with("docProps/") ||
                      first.starts_with("customXml/") || first.starts_with(folder);
  return begins && head.find(types) != npos && head.find(folder) != npos;
}
bool is_docx(std::string_view head) { return is_office(head, "word/"); }
bool is_xlsx(std::string_view head) { return is_office(head, "xl/"); }
bool is_pptx(std::string_view head) { return is_office(head, "ppt/"); }

/// The member `mimetype`, which comes first and is not packed, says this.
template <class Types>
bool says_type(std::string_view head, const Types& types) {
  if (first_member(head) != "mimetype") return false;
  const auto near = head.substr(0, 200);
  return std::any_of(types.begin(), types.end(), [&](std::string_view type) { return near.find(type) != npos; });
}

bool is_open_document(std::string_view head) {
  return says_type(head, std::array{"application/vnd.oasis"sv, "application/vnd.sun.xml"sv}) ||
         first_member(head).starts_with("Configurations2/");
}

bool is_epub(std::string_view head) { return says_type(head, std::array{"application/epub+zip"sv}); }

/// The opcodes that a pickle of the protocols 2 and 3 begins with, or the frame of the later ones.
bool is_pickle(std::string_view head) {
  return head.size() > 2 && head[1] >= 2 && head[1] <= 5 && "\x95]})(cXUKMGN"sv.find(head[2]) != npos;
}

constexpr std::string_view as_office =
    "save it as plain text, HTML or CSV; for many at once: soffice --headless --convert-to txt:Text (or csv) FILE ...";
constexpr std::string_view from_r =
    "in R, write a table with write.csv(x, 'x.csv', row.names = FALSE), a matrix with Matrix::writeMM(x, 'x.mtx')";
constexpr std::string_view from_matlab =
    "write the matrix as .mtx or .npy: in Python scipy.io.mmwrite('V.mtx', scipy.io.loadmat(FILE)['V'])";
constexpr std::string_view from_hdf5 =
    "write the matrix in it as .mtx or .npy, in Python with h5py and scipy.io.mmwrite or numpy.save, texts as .csv";
constexpr std::string_view unpack = "unpack it, and name what is in it";
constexpr std::string_view read_picture =
    "recognize its text with an OCR program such as tesseract; pixels to factorize are rows of one .npy or .csv";
constexpr std::string_view no_text = "leave it out, or name the files that hold the texts";

/// The first that fits is the kind: those of a zip before the zip.
constexpr std::array signs{
    Sign{{"a PDF document", "write its text with pdftotext (poppler-utils), for each file: pdftotext FILE"},
         "%PDF-",
         0,
         has_byte<'0', '9', 5>},
    Sign{{"a Word document (.docx)", as_office, true}, "PK\3\4", 0, is_docx},
    Sign{{"an Excel workbook (.xlsx)", as_office, true}, "PK\3\4", 0, is_xlsx},
    Sign{{"a PowerPoint presentation (.pptx)", as_office, true}, "PK\3\4", 0, is_pptx},
    Sign{{"an OpenDocument file (.odt, .ods, .odp)", as_office, true}, "PK\3\4", 0, is_open_document},
    Sign{{"an e-book (.epub)", "write its text: pandoc FILE -t plain -o FILE.txt", true}, "PK\3\4", 0, is_epub},
    Sign{{"an old Microsoft Office file (.doc, .xls, .ppt, .msg)", as_office}, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
    Sign{{"an RTF document", as_office}, "{\\rtf1"},
    Sign{{"an e-book (.mobi)", "write its text with ebook-convert (calibre)"}, "BOOKMOBI", 60, has_control},
    Sign{{"a DjVu document", "write its text with djvutxt"}, "AT&TFORM", 0, has_control},

    Sign{{"a MATLAB file (.mat)", from_matlab}, "MATLAB 5.0 MAT-file", 0, has_control},
    Sign{{"a MATLAB file (.mat, version 7.3)",
          "save it in MATLAB with writematrix(full(V), 'V.csv'), or write the matrix in it as .mtx in Python with h5py "
          "and scipy.io.mmwrite"},
         "MATLAB 7.3 MAT-file",
         0,
         has_control},
    Sign{{"an HDF5 file (.h5, .h5ad, .loom)", from_hdf5}, "\x89HDF\r\n\x1A\n"},
    Sign{{"an R object (.rds)", from_r}, "X\n\0\0\0"sv},
    Sign{{"an R object (.rds, ascii)", from_r}, "A\n3\n262"},  // versions 3 and 2 of the format, written by R 4 or 3
    Sign{{"an R object (.rds, ascii)", from_r}, "A\n2\n262"},
    Sign{{"an R object (.rds, ascii)", from_r}, "A\n2\n197"},
    Sign{{"an R workspace (.RData)", from_r}, "RDX2\n", 0, has_control},
    Sign{{"an R workspace (.RData)", from_r}, "RDX3\n", 0, has_control},
    Sign{{"a Python pickle",
          "load it in Python, and write a table with .to_csv, a matrix with scipy.io.mmwrite or numpy.save"},
         "\x80",
         0,
         is_pickle},
    Sign{{"a NumPy array (.npy)", "name it alone, as a ready matrix: an array of numbers is no text"}, "\x93NUMPY"},
    Sign{{"a Parquet file",
          "write its rows as JSON lines, in Python: pandas.read_parquet(FILE).to_json('rows.jsonl', orient='records', "
          "lines=True)"},
         "PAR1",
         0,
         has_control},
    Sign{{"an encrypted Parquet file", "decrypt it, and write its rows as .csv or .jsonl"}, "PARE", 0, has_control},
    Sign{{"a Feather or Arrow file",
          "write its rows as JSON lines, in Python: pandas.read_feather(FILE).to_json('rows.jsonl', orient='records', "
          "lines=True)"},
         "ARROW1\0"sv},
    Sign{{"a Feather or Arrow file", "write its rows as .csv in R or Python"}, "FEA1", 0, has_control},
    Sign{{"an Arrow stream",
          "write its rows as JSON lines: of a data set of Hugging Face, with dataset.to_json('rows.jsonl')"},
         "\xFF\xFF\xFF\xFF",
         0,
         has_control},
    Sign{{"an ORC file",
          "write its rows as JSON lines, in Python: pandas.read_orc(FILE).to_json('rows.jsonl', orient='records', "
          "lines=True)"},
         "ORC",
         0,
         has_control},
    Sign{{"an Avro file", "write its rows as .jsonl: avro-tools tojson FILE"}, "Obj\1"},
    Sign{
        {"an SQLite database",
         "name it by itself in input.path, as sqlite:///FILE?table=NAME: it is not read out of a folder or an archive"},
        "SQLite format 3\0"sv},
    Sign{{"a Stata file (.dta)",
          "write it as .csv: in Stata export delimited, in Python pandas.read_stata(FILE).to_csv"},
         "<stata_dta>"},
    Sign{{"an SPSS file (.sav)", "write it as .csv: in SPSS or PSPP SAVE TRANSLATE, in R haven::read_sav"}, "$FL2@(#)"},
    Sign{{"an SPSS file (.zsav)", "write it as .csv: in SPSS or PSPP SAVE TRANSLATE, in R haven::read_sav"},
         "$FL3@(#)"},
    Sign{{"a SAS file (.sas7bdat)", "write it as .csv: in SAS PROC EXPORT, in Python pandas.read_sas(FILE).to_csv"},
         "\xC2\xEA\x81\x60\xB3\x14\x11\xCF",
         12},

    Sign{{"a PNG picture", read_picture}, "\x89PNG\r\n\x1A\n"},
    Sign{{"a JPEG picture", read_picture}, "\xFF\xD8\xFF"},
    Sign{{"a GIF picture", read_picture}, "GIF8", 0, has_control},
    Sign{{"a TIFF picture", read_picture}, "II*\0"sv},
    Sign{{"a TIFF picture", read_picture}, "MM\0*"sv},
    Sign{{"a WebP picture", read_picture}, "WEBP", 8, is_riff},
    Sign{
        {"a BMP picture", read_picture}, "\0\0\0\0"sv, 6, [](std::string_view head) { return head.starts_with("BM"); }},
    Sign{{"a sound", no_text}, "WAVE", 8, is_riff},
    Sign{{"a sound", no_text}, "ID3", 0, has_control},
    Sign{{"a sound", no_text}, "fLaC", 0, has_control},
    Sign{{"a sound or a film", no_text}, "OggS\0"sv},
    Sign{{"a film", no_text}, "ftyp", 4, has_control},
    Sign{{"a film", no_text}, "\x1A\x45\xDF\xA3"},
    Sign{{"a program", no_text},
         "\x7F"
         "ELF"},
    Sign{{"a program", no_text}, "MZ", 0, has_control},
    Sign{{"a program", no_text}, "\xCA\xFE\xBA\xBE"},
    Sign{{"a language model (.gguf)", no_text}, "GGUF", 0, has_control},

    Sign{{"a 7z archive", unpack}, "7z\xBC\xAF\x27\x1C"},
    Sign{{"a RAR archive", unpack}, "Rar!\x1A\x07"},
    Sign{{"a zip archive", unpack}, "PK\3\4"},
    Sign{{"a tar archive", unpack}, "ustar", 257, has_control},
    Sign{{"a gzip file", unpack}, "\x1F\x8B\x08"},
    Sign{{"a zstd file", unpack}, "\x28\xB5\x2F\xFD"},
    Sign{{"an xz file", unpack},
         "\xFD"
         "7zXZ\0"sv},
    Sign{{"a bzip2 file", unpack}, "1AY&SY", 4, [](std::string_view head) { return head.starts_with("BZh"); }},
    Sign{{"an LZ4 file", unpack}, "\x04\x22\x4D\x18"},
    Sign{{"an lzip file", unpack}, "LZIP\1"},
    Sign{{"an LZMA file", unpack}, "\x5D\0\0"sv, 0, has_byte<'\xFF', '\xFF', 12>},
    Sign{{"a file packed by compress (.Z)", unpack}, "\x1F\x9D"},
    Sign{{"a cabinet archive (.cab)", unpack}, "MSCF\0"sv},
};

bool shows(const Sign& sign, std::string_view head) {
  return head.size() > sign.offset && head.substr(sign.offset).starts_with(sign.bytes) &&
         (!sign.also || sign.also(head));
}

}  // namespace

const BinaryKind* find_binary_kind(std::string_view head) {
  head = head.substr(0, binary_kind_bytes);
  const auto* found = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return shows(sign, head); });
  return found == signs.end() ? nullptr : &found->kind;
}

std::string refusal_of(const BinaryKind& kind, std::string_view wanted) {
  return fmt::format("it is {}, not {}; {}", kind.name, wanted, kind.mend);
}

}  // namespace topicmill
