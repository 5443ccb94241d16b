/** The colours that were chosen, kept on this device in clear: they say nothing of anybody. */
import { signal } from "@preact/signals";
import { applyTheme, type Theme } from "../../ui/theme";

const KEY = "jalon.theme";
const THEMES: readonly Theme[] = ["auto", "light", "dark", "contrast"];

export const theme = signal<Theme>("auto");

export function startTheme(): void {
  const kept = THEMES.find((one) => one === localStorage.getItem(KEY));
  theme.value = kept ?? "auto";
  applyTheme(theme.value);
}

export function chooseTheme(next: Theme): void {
  localStorage.setItem(KEY, next);
  theme.value = next;
  applyTheme(next);
}
