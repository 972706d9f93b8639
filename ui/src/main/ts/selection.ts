/** What is typed in a filter box as a selection: a bare word finds it anywhere in a key. */
export function toSelection(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  return /^[\w./-]+$/.test(trimmed) && !/^(and|or|not)$/.test(trimmed) ? `*${trimmed}*` : trimmed;
}
