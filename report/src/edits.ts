// What the reader says of topics: names, merges, drops and notes, kept by the browser, and handed over as labels.yaml.
import {TopicData} from "./data";

export interface Edit {
  name: string | null;
  notes: string | null;
  drop: boolean;
  merge: number[];
}

const given = ({name, notes, drop, merge}: TopicData): Edit => ({name, notes, drop, merge});
const says = (edit: Edit) => edit.name !== null || edit.notes !== null || edit.drop || edit.merge.length > 0;

export class Edits {
  private edits: Edit[];
  private readonly key: string;

  // `run` tells runs apart in the browser's store; `changed` is called after every change.
  constructor(private readonly topics: TopicData[], run: string, private readonly changed: () => void) {
    this.key = `topicmill ${run} ${topics.map((topic) => topic.words.slice(0, 2).join(" ")).join(" ")}`;
    this.edits = this.stored() ?? topics.map(given);
  }

  of(topic: number): Edit {
    return this.edits[topic];
  }

  // The topic that it is shown as part of; itself.
  head(topic: number): number {
    const head = this.edits.findIndex((edit) => edit.merge.includes(topic));
    return head < 0 ? topic : head;
  }

  // Whether it differs from the run's own labels.yaml.
  get areNew(): boolean {
    return JSON.stringify(this.edits) !== JSON.stringify(this.topics.map(given));
  }

  change(topic: number, edit: Partial<Edit>): void {
    this.edits[topic] = {...this.edits[topic], ...edit};
    this.keep();
  }

  // What was merged into `topic` comes along.
  merge(topic: number, into: number): void {
    const parts = [topic, ...this.edits[topic].merge];
    this.edits[topic] = {...this.edits[topic], merge: []};
    this.edits[into] = {...this.edits[into], merge: [...this.edits[into].merge, ...parts].sort((a, b) => a - b)};
    this.keep();
  }

  split(topic: number): void {
    this.change(topic, {merge: []});
  }

  discard(): void {
    this.edits = this.topics.map(given);
    this.keep();
  }

  // As pipeline/labels.hpp reads it. A text of JSON is one of YAML.
  yaml(): string {
    const lines = ["# What people say of the topics of this run; topicmill label explains it.", "version: 1", "topics:"];
    this.edits.forEach((edit, topic) => {
      const head = this.head(topic);
      if (!says(edit) && head === topic) return;
      lines.push(`  - topic: ${topic}`);
      if (edit.name !== null) lines.push(`    name: ${JSON.stringify(edit.name)}`);
      if (edit.merge.length) lines.push(`    merge: [${edit.merge.join(", ")}]`);
      if (edit.drop) lines.push("    drop: true");
      if (edit.notes !== null) lines.push(`    notes: ${JSON.stringify(edit.notes)}`);
      lines.push(`    words: [${this.topics[topic].words.map((word) => JSON.stringify(word)).join(", ")}]`);
    });
    if (lines.length === 3) lines[2] = "topics: []";
    return lines.join("\n") + "\n";
  }

  // A browser may refuse its store to a file from disk: then edits last as long as the page.
  private stored(): Edit[] | null {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "null") as Edit[] | null;
    } catch {
      return null;
    }
  }

  private keep(): void {
    try {
      if (this.areNew) localStorage.setItem(this.key, JSON.stringify(this.edits));
      else localStorage.removeItem(this.key);
    } catch {
      // See stored().
    }
    this.changed();
  }
}
