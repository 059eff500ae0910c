// Where the reader is, as the address after the #: every state of the page is a link.

export const views = ["map", "topic", "similarity", "time", "classes", "changes", "trust", "term", "search"] as const;
export type View = (typeof views)[number];

export interface Route {
  view: View;
  topic: number | null;
  term: string | null;
  q: string | null;
  lambda: number; // of relevance
}

const home: Route = {view: "map", topic: null, term: null, q: null, lambda: 0.6};

function number(text: string | null): number | null {
  const value = text === null || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

// The view that an address means where it does not say.
function implied(route: Route): View {
  if (route.q !== null) return "search";
  if (route.term !== null) return "term";
  return route.topic !== null ? "topic" : "map";
}

// An address that makes no sense is one of the start; `topics`: how many there are.
// `lambda`: where it says none.
export function parse(hash: string, topics: number, lambda: number): Route {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const topic = number(values.get("topic"));
  const route: Route = {
    ...home,
    topic: topic !== null && Number.isInteger(topic) && topic >= 0 && topic < topics ? topic : null,
    term: values.get("term"),
    q: values.get("q"),
    lambda: Math.min(1, Math.max(0, number(values.get("lambda")) ?? lambda)),
  };
  const view = views.find((name) => name === values.get("view"));
  return {...route, view: view ?? implied(route)};
}

// "#topic=7&lambda=0.3": what differs from the start; the view that the rest implies where none is named.
export function link(changes: Partial<Route>): string {
  const route = {...home, ...changes};
  if (changes.view === undefined) route.view = implied(route);
  const values = new URLSearchParams();
  if (route.view !== implied(route)) values.set("view", route.view);
  for (const name of ["topic", "term", "q"] as const) {
    if (route[name] !== null) values.set(name, String(route[name]));
  }
  if (route.lambda !== home.lambda) values.set("lambda", String(route.lambda));
  return "#" + values.toString();
}
