// A table: what stands behind every picture, and what can be copied and saved.
import {h, isolated} from "./dom";

export interface Cell {
  value: string | number | null;
  text?: string; // how a number is shown
  href?: string;
}

export interface Table {
  columns: string[];
  rows: Cell[][];
}

// A field of RFC 4180. One that a spreadsheet would run as a formula is kept from it by an apostrophe.
function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const tame = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replace(/"/g, '""')}"` : tame;
}

export const csv = ({columns, rows}: Table) =>
  [columns, ...rows.map((row) => row.map((cell) => cell.value))]
    .map((row) => row.map(field).join(",") + "\r\n")
    .join("");

function compare(a: Cell, b: Cell): number {
  if (typeof a.value === "number" && typeof b.value === "number") return a.value - b.value;
  if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1;
  return String(a.value).localeCompare(String(b.value), "en");
}

function cellElement(cell: Cell, tag: "td" | "th"): HTMLElement {
  const text = cell.text ?? (cell.value === null ? "–" : String(cell.value));
  const content = cell.href ? h("a", {href: cell.href}, isolated(text)) : isolated(text);
  const scope = tag === "th" ? "row" : undefined;
  return h(tag, {class: typeof cell.value === "number" ? "number" : undefined, scope}, content);
}

// The table as an element; a click on the name of a column sorts by it, another turns it round. `most`: rows shown.
export function tableElement(table: Table, caption: string, most = 500): HTMLElement {
  const body = h("tbody");
  const headers = table.columns.map((name, i) => {
    const header = h("th", {scope: "col"}, h("button", {class: "sort", onclick: () => sortBy(i)}, name));
    if (table.rows.some((row) => typeof row[i].value === "number")) header.classList.add("number");
    return header;
  });
  let rows = table.rows;

  function show(): void {
    const shown = rows.slice(0, most);
    body.replaceChildren(
      ...shown.map((row) => h("tr", {}, ...row.map((cell, i) => cellElement(cell, i ? "td" : "th")))),
    );
  }

  function sortBy(column: number): void {
    const ascending = headers[column].getAttribute("aria-sort") !== "ascending";
    headers.forEach((header) => header.removeAttribute("aria-sort"));
    headers[column].setAttribute("aria-sort", ascending ? "ascending" : "descending");
    rows = [...table.rows].sort((a, b) => compare(a[column], b[column]) * (ascending ? 1 : -1));
    show();
  }

  show();
  const element = h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...headers)), body);
  const more = rows.length > most && h("p", {class: "quiet"}, `${most} of ${rows.length} rows; save the table for all`);
  return h("div", {class: "table", tabindex: 0, role: "region", "aria-label": caption}, element, more);
}
