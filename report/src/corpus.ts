// The corpus as the views ask for it: topics as they are edited, their words by relevance, documents unpacked.
import {MeasureData, QuoteData, ReportData} from "./data";
import {Edits} from "./edits";

export const noTopic = 65535;

// A topic as it is shown: itself and those merged into it.
export interface Topic {
  number: number;
  parts: number[];
  label: string; // its name, or the words that tell it apart
  words: string; // its first ten
  further: string; // those of them that the label does not say
  share: number;
  documents: number;
  color: string;
}

export interface Word {
  term: number;
  text: string;
  phi: number; // P(term | topic)
  ofTerm: number; // P(topic | term)
  relevance: number;
}

// Columns of the documents on the map.
export interface Documents {
  rows: Uint32Array | null; // their numbers in the corpus; null: all
  x: Uint16Array;
  y: Uint16Array;
  topics: Uint16Array[];
  shares: Uint8Array[];
}

const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

function words16(text: string): Uint16Array {
  const raw = bytes(text);
  return Uint16Array.from({length: raw.length / 2}, (_, i) => raw[2 * i] | (raw[2 * i + 1] << 8));
}

function words32(text: string): Uint32Array {
  const halves = words16(text);
  return Uint32Array.from({length: halves.length / 2}, (_, i) => halves[2 * i] + halves[2 * i + 1] * 65536);
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

export class Corpus {
  private unpacked: Documents | null = null;
  private readonly prior: number[]; // P(topic)
  private readonly termIds: Map<string, number>;

  constructor(
    readonly data: ReportData,
    readonly edits: Edits,
  ) {
    const tokens = sum(data.topics.map((topic) => topic.tokens)) || 1;
    this.prior = data.topics.map((topic) => topic.tokens / tokens);
    this.termIds = new Map(data.terms.text.map((text, i) => [text, i]));
  }

  // Those that are shown, by number.
  topics(): Topic[] {
    return this.data.topics
      .map((_, number) => number)
      .filter((number) => this.edits.head(number) === number && !this.edits.of(number).drop)
      .map((number) => this.topic(number));
  }

  topic(number: number): Topic {
    const edit = this.edits.of(number);
    const {label, words, color} = this.data.topics[number];
    const parts = [number, ...edit.merge];
    const total = (key: "share" | "documents") => sum(parts.map((part) => this.data.topics[part][key]));
    return {
      number,
      parts,
      color,
      label: edit.name ?? label,
      words: words.join(" "),
      further: words.filter((word) => edit.name !== null || !` ${label} `.includes(` ${word} `)).join(" "),
      share: total("share"),
      documents: total("documents"),
    };
  }

  // The number under which a part is shown.
  head(part: number): number {
    return this.edits.head(part);
  }

  // Its words by falling relevance (Sievert and Shirley 2014): lambda ln phi + (1 - lambda) ln(phi / p).
  words(topic: Topic, lambda: number, most: number): Word[] {
    const {text, probability, topics} = this.data.terms;
    const words: Word[] = [];
    topics.forEach((_, term) => {
      const phi = this.phi(topic, term);
      if (phi <= 0) return;
      const lift = Math.log(phi / probability[term]);
      const relevance = lambda * Math.log(phi) + (1 - lambda) * lift;
      words.push({term, text: text[term], phi, ofTerm: this.shareOfTerm(topic, term), relevance});
    });
    return this.folded(words.sort((a, b) => b.relevance - a.relevance || b.phi - a.phi)).slice(0, most);
  }

  // Of forms of one word the first.
  private folded(words: Word[]): Word[] {
    const {form} = this.data.terms;
    if (!form) return words;
    const seen = new Set<number>();
    return words.filter(({term}) => !seen.has(form[term]) && seen.add(form[term]));
  }

  // Of parts: their mean, by share.
  phi(topic: Topic, term: number): number {
    const weights = topic.parts.map((part) => this.data.topics[part].share);
    const total = sum(weights) || 1;
    return sum(topic.parts.map((part, i) => (weights[i] / total) * this.phiOfPart(part, term)));
  }

  shareOfTerm(topic: Topic, term: number): number {
    const p = this.data.terms.probability[term];
    return p > 0 ? sum(topic.parts.map((part) => this.prior[part] * this.phiOfPart(part, term))) / p : 0;
  }

  term(text: string): number | null {
    return this.termIds.get(text) ?? null;
  }

  // The documents that represent a topic, best first.
  quotes(topic: Topic): QuoteData[] {
    const share = (quote: QuoteData) => this.shareIn(quote, topic) * quote.explained;
    const quotes = topic.parts.flatMap((part) => this.data.topics[part].quotes.map((i) => this.data.quotes[i]));
    return topic.parts.length === 1 ? quotes : [...new Set(quotes)].sort((a, b) => share(b) - share(a));
  }

  shareIn(quote: QuoteData, topic: Topic): number {
    return sum(quote.topics.filter(([part]) => topic.parts.includes(part)).map(([, share]) => share));
  }

  // Jensen-Shannon distance; between merged topics the mean over their parts, by share.
  distance(a: Topic, b: Topic): number {
    let weighted = 0;
    let weight = 0;
    for (const i of a.parts) {
      for (const j of b.parts) {
        const w = this.data.topics[i].share * this.data.topics[j].share || 1e-12;
        weighted += w * this.data.similarity.distance[i][j];
        weight += w;
      }
    }
    return weighted / weight;
  }

  nearest(topic: Topic, most: number): {topic: Topic; similarity: number}[] {
    return this.topics()
      .filter((other) => other.number !== topic.number)
      .map((other) => ({topic: other, similarity: 1 - this.distance(topic, other)}))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, most);
  }

  // What was measured of the topic; nothing of a merged one, which is new.
  measures(topic: Topic): {measure: MeasureData; value: number}[] {
    if (topic.parts.length > 1) return [];
    return this.data.measures.map((measure) => ({measure, value: measure.topics[topic.number]}));
  }

  // Unpacked when they are first asked for, so that the first paint does not wait.
  documents(): Documents {
    if (this.unpacked) return this.unpacked;
    const {rows, x, y, topics, shares} = this.data.documents;
    return (this.unpacked = {
      rows: rows === null ? null : words32(rows),
      x: words16(x),
      y: words16(y),
      topics: topics.map(words16),
      shares: shares.map(bytes),
    });
  }

  private phiOfPart(part: number, term: number): number {
    const at = this.data.terms.topics[term].indexOf(part);
    return at < 0 ? 0 : this.data.terms.phi[term][at];
  }
}
