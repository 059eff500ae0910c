// What the browser keeps between visits. It may refuse its store to a file from disk: then nothing is kept.

export function kept(key: string): string | null {
  try {
    return localStorage.getItem("topicmill " + key);
  } catch {
    return null;
  }
}

export function keep(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem("topicmill " + key);
    else localStorage.setItem("topicmill " + key, text);
  } catch {
    // See above.
  }
}
