/**
 * What was just done, told under the thumb with its undo, until the next thing or another screen; and the one way
 * from a screen to the store: `keep` says in words when something could not be kept.
 * Before: a tap. After: ../store, and page.tsx shows the notice.
 */
import { effect, signal } from "@preact/signals";
import { route } from "../router";
import type { Change, WriteOptions } from "../store";
import { NotKept, store } from "../store";
import { fr } from "../ui/fr";
import { field } from "../ui/fr.field";

interface Notice {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  readonly address: string;
}

export const shown = signal<Notice | null>(null);

export function notice(text: string, undo?: () => void): void {
  shown.value = { text, undo, address: route.peek().address };
}

export const clearNotice = (): void => {
  shown.value = null;
};

effect(() => {
  const { address } = route.value;
  if (shown.peek() && shown.peek()?.address !== address) clearNotice();
});

/** A notice that outlives the change of screen which follows it. */
export function noticeAt(address: string, text: string, undo?: () => void): void {
  shown.value = { text, undo, address };
}

/** Writes; the screen shows it at once. False, and said in words, when it could not be kept. */
export async function keep(changes: readonly Change[], options?: WriteOptions): Promise<boolean> {
  try {
    await store.write(changes, options);
    return true;
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    notice(error.why === "full" ? fr.sync.full : field.notKept);
    return false;
  }
}
