// What a run puts into its page: written by pipeline/report/report_json.cpp, read once by main.ts.
//
// Real numbers have four significant digits. Texts are the corpus's own: hostile until proven otherwise, so they only
// ever become text nodes (dom.ts).

export interface ReportData {
  format: 1;
  program: string; // "topicmill 0.1.0"
  title: string; // the run directory's name
  corpus: {documents: number; empty: number; terms: number};
  topics: TopicData[]; // by number
  unplaced: FormerEdit[]; // as labels.yaml says
  measures: MeasureData[];
  terms: TermsData;
  documents: DocumentsData;
  metadata: string[]; // names of the fields of quotes
  quotes: QuoteData[];
  similarity: {distance: number[][]; merges: Merge[]; order: number[]};
  time: TimeData | null;
  classes: ClassesData[];
  changes: ChangeData[]; // by topic; none where the run is no update
  trust: TrustData;
}

export interface TopicData {
  label: string; // of the words that tell it apart
  name: string | null; // these four as labels.yaml says
  notes: string | null;
  drop: boolean;
  merge: number[];
  color: string; // "#0072b2", as in every other picture of the run
  share: number; // mean of P(topic | document)
  documents: number; // that have it as their top topic
  tokens: number; // P(topic) goes by them
  x: number; // its circle on the map, in units of the map, which is 1 wide and `height` high
  y: number;
  r: number;
  words: string[]; // the first ten, by which labels.yaml knows it again
  quotes: number[]; // that represent it, best first
}

// What was said of a topic of a former run, with its number there.
export interface FormerEdit {
  topic: number;
  name: string | null;
  notes: string | null;
  drop: boolean;
  merge: number[];
  words: string[];
}

// A measure of every topic; `mean` over topics.
export interface MeasureData {
  name: string;
  mean: number;
  topics: number[];
}

// The words that stand near the top of some topic by relevance, whatever lambda is; columns of one length.
export interface TermsData {
  text: string[];
  documents: number[]; // that have it
  count: number[]; // occurrences in the corpus
  probability: number[]; // p(term)
  topics: number[][]; // ascending, with a weight above zero
  phi: number[][]; // P(term | topic), of these
  form: number[] | null; // which are forms of one word: topics.fold; null: none are
}

// The documents on the map, in corpus order: every one, or where there are very many some of each topic. Columns as
// base64 of little-endian bytes.
export interface DocumentsData {
  count: number;
  rows: string | null; // u32: their numbers in the corpus; null: all
  height: number; // of the map, in units of its width
  x: string; // u16, of 65535 = 1
  y: string; // u16, of 65535 = 1 (so <= height)
  topics: [string, string, string]; // u16: the three largest topics; 65535: none
  shares: [string, string, string]; // u8: P(topic | document), of 255
}

export interface QuoteData {
  row: number; // of the document
  id: string;
  metadata: string[];
  explained: number;
  topics: [topic: number, share: number][]; // by falling share, of 1 % or more
  text: string; // an excerpt on one line
  cut: [before: boolean, after: boolean];
  marks: [begin: number, end: number, topic: number][]; // UTF-16 units of text: words that carry topics
}

// Clusters k, k+1, ... in order of height, as scipy's linkage.
export type Merge = [left: number, right: number, height: number, size: number];

export interface TimeData {
  field: string;
  periods: {name: string; documents: number}[]; // neighbors joined where there are very many
  share: number[][]; // topic x period
}

export interface ClassesData {
  field: string;
  left_out: number; // of so many classes those of the fewest documents
  classes: {name: string; documents: number}[]; // "": without a value
  share: number[][]; // topic x class
}

// What became of a topic: topics/topic_changes.hpp.
export interface ChangeData {
  documents: number; // new ones of which it is the largest
  share: number;
  former_share: number | null; // null: it is new
  likeness: number | null; // cosine of its words before and after
  gained: string[]; // among its first words now, and not before
  lost: string[];
}

export interface TrustData {
  documents: {read: number; skipped: number; duplicates: number; empty: number};
  terms: {distinct: number; dropped: {rule: string; terms: number}[]; kept: number};
  factorization: {loss: string; solver: string; init: string; converged: boolean; iterations: number};
  relative_error: number[]; // by iteration, from 1
  weakly_explained: number; // share of documents
  agreement: {field: string; documents: number; nmi: number; purity: number; ari: number} | null;
  doubts: DoubtData[];
  warnings: string[];
}

// Topics to doubt, why, and what to try: pipeline/evaluation/doubts.hpp.
export interface DoubtData {
  kind: "boilerplate" | "weak" | "mixed" | "duplicate" | "unstable";
  topics: number[];
  text: string;
}
