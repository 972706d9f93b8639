import { read, write } from "./store.ts";

export const THEME = "theme";
type Theme = "light" | "dark";
const KEY = "assetwright.theme";

function chosen(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

function apply(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  write<Theme>(THEME, theme);
}

/** The system's choice until the user has made one. */
export function startTheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  apply(chosen() ?? (system.matches ? "dark" : "light"));
  system.addEventListener("change", () => {
    if (chosen() === null) apply(system.matches ? "dark" : "light");
  });
}

export function toggleTheme(): void {
  const next = read<Theme>(THEME) === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply(next);
}
