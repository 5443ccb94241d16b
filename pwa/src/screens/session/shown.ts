/** What of a session is in front: which sheet is up, for whom. Before: a tap on "…". After: the sheets of this folder. */
import { signal } from "@preact/signals";

export type Up =
  | { readonly kind: "person"; readonly person: string }
  | { readonly kind: "disagreements" }
  | { readonly kind: "cancel" }
  | null;

export const up = signal<Up>(null);
export const closeUp = (): void => {
  up.value = null;
};
