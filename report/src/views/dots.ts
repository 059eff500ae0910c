// The documents of the map as dots, those of a topic together.
import {Corpus, Topic, noTopic} from "../corpus";

export class Dots {
  readonly radius: number; // in pixels, before any magnification
  private readonly rows: Uint32Array; // by topic

  // `as`: which topic the documents of each topic are drawn as; none are drawn of those that are dropped.
  constructor(
    private readonly corpus: Corpus,
    private readonly as: (Topic | null)[],
  ) {
    const {count} = corpus.data.documents;
    const topics = this.topics;
    this.radius = Math.max(0.7, Math.min(3, 60 / Math.sqrt(count + 100)));
    this.rows = Uint32Array.from({length: count}, (_, row) => row)
      .filter((row) => topics[row] !== noTopic && as[topics[row]] !== null)
      .sort((a, b) => topics[a] - topics[b] || a - b);
  }

  // Places are of 65535.
  each(visit: (row: number, topic: Topic, x: number, y: number) => void): void {
    const {x, y} = this.corpus.documents();
    const topics = this.topics;
    for (const row of this.rows) visit(row, this.as[topics[row]]!, x[row] / 65535, y[row] / 65535);
  }

  // The main topic of every document.
  private get topics(): Uint16Array {
    return this.corpus.documents().topics[0];
  }
}
