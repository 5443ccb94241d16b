/**
 * Light, dark or sun: sets data-theme on <html> (tokens.css reads it) and the colour of the
 * phone's own bars. "auto" follows the system, its wish for more contrast included. The choice is
 * kept by the screen "Cet appareil".
 */
export type Theme = "auto" | "light" | "dark" | "contrast";

export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  const wished =
    theme === "auto" && matchMedia("(prefers-contrast: more)").matches ? "contrast" : theme;
  if (wished === "auto") delete root.dataset.theme;
  else root.dataset.theme = wished;
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = paper;
}
