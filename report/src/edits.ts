// What the reader says of topics: names, merges, drops and notes, kept by the browser, and handed over as labels.yaml.
import {FormerEdit, TopicData} from "./data";
import {keep, kept} from "./store";

export interface Edit {
  name: string | null;
  notes: string | null;
  drop: boolean;
  merge: number[];
}

const given = ({name, notes, drop, merge}: TopicData): Edit => ({name, notes, drop, merge});
const says = (edit: Edit) => edit.name !== null || edit.notes !== null || edit.drop || edit.merge.length > 0;

// An entry of labels.yaml. A text of JSON is one of YAML.
function entry(topic: number, edit: Edit, words: string[]): string[] {
  const lines = [`  - topic: ${topic}`];
  if (edit.name !== null) lines.push(`    name: ${JSON.stringify(edit.name)}`);
  if (edit.merge.length) lines.push(`    merge: [${edit.merge.join(", ")}]`);
  if (edit.drop) lines.push("    drop: true");
  if (edit.notes !== null) lines.push(`    notes: ${JSON.stringify(edit.notes)}`);
  return [...lines, `    words: [${words.map((word) => JSON.stringify(word)).join(", ")}]`];
}

const section = (name: string, entries: string[]) => (entries.length ? [`${name}:`, ...entries] : [`${name}: []`]);

// Whether what a browser kept is what this page would have kept.
function areEdits(value: unknown, topics: number): value is Edit[] {
  const isEdit = (edit: Partial<Edit> | null) =>
    edit !== null &&
    typeof edit === "object" &&
    "name" in edit &&
    "notes" in edit &&
    typeof edit.drop === "boolean" &&
    Array.isArray(edit.merge);
  return Array.isArray(value) && value.length === topics && value.every(isEdit);
}

export class Edits {
  private readonly given: Edit[];
  private readonly key: string;
  private edits: Edit[];

  // `run` tells runs apart in the browser's store; `changed` is called after every change.
  constructor(
    private readonly topics: TopicData[],
    private readonly unplaced: FormerEdit[],
    run: string,
    private readonly changed: () => void,
  ) {
    this.given = topics.map(given);
    this.key = `${run} ${topics.map((topic) => topic.words.slice(0, 2).join(" ")).join(" ")}`;
    this.edits = this.stored() ?? [...this.given];
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
    return JSON.stringify(this.edits) !== JSON.stringify(this.given);
  }

  change(topic: number, edit: Partial<Edit>): void {
    this.edits[topic] = {...this.edits[topic], ...edit};
    this.keep();
  }

  // What was merged into `topic` comes along.
  merge(topic: number, into: number): void {
    const parts = [topic, ...this.edits[topic].merge];
    this.edits[topic] = {...this.edits[topic], merge: []};
    this.change(into, {merge: [...this.edits[into].merge, ...parts].sort((a, b) => a - b)});
  }

  split(topic: number): void {
    this.change(topic, {merge: []});
  }

  discard(): void {
    this.edits = [...this.given];
    this.keep();
  }

  // As pipeline/run_directory/labels.hpp reads it.
  yaml(): string {
    const isSaid = (topic: number) => says(this.edits[topic]) || this.head(topic) !== topic;
    const said = this.edits.flatMap((edit, topic) =>
      isSaid(topic) ? entry(topic, edit, this.topics[topic].words) : [],
    );
    const former = this.unplaced.flatMap((edit) => entry(edit.topic, edit, edit.words));
    const head = ["# What people say of the topics of this run; topicmill label explains it.", "version: 1"];
    return [...head, ...section("topics", said), ...section("unplaced", former)].join("\n") + "\n";
  }

  // Those of a page whose labels.yaml was another are out of date.
  private stored(): Edit[] | null {
    try {
      const {given, edits} = JSON.parse(kept(this.key) ?? "{}");
      const isCurrent = JSON.stringify(given) === JSON.stringify(this.given);
      return isCurrent && areEdits(edits, this.topics.length) ? edits : null;
    } catch {
      return null; // somebody else's
    }
  }

  private keep(): void {
    keep(this.key, this.areNew ? JSON.stringify({given: this.given, edits: this.edits}) : null);
    this.changed();
  }
}
