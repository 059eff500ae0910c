// The documents of the map as dots, those of a topic together.
import {Corpus, Topic, noTopic} from "../corpus";

export class Dots {
  readonly radius: number; // in pixels, before any magnification
  private readonly order: Uint32Array; // by topic

  // `as`: which topic the documents of each topic are drawn as; none are drawn of those that are dropped.
  constructor(
    private readonly corpus: Corpus,
    private readonly as: (Topic | null)[],
  ) {
    const {count} = corpus.data.documents;
    const topics = this.topics;
    this.radius = Math.max(0.4, Math.min(3, 60 / Math.sqrt(count + 100)));
    this.order = Uint32Array.from({length: count}, (_, dot) => dot)
      .filter((dot) => topics[dot] !== noTopic && as[topics[dot]] !== null)
      .sort((a, b) => topics[a] - topics[b] || a - b);
  }

  // Places are of 65535.
  each(visit: (dot: number, topic: Topic, x: number, y: number) => void): void {
    const {x, y} = this.corpus.documents();
    const topics = this.topics;
    for (const dot of this.order) visit(dot, this.as[topics[dot]]!, x[dot] / 65535, y[dot] / 65535);
  }

  // The main topic of every dot.
  private get topics(): Uint16Array {
    return this.corpus.documents().topics[0];
  }
}
