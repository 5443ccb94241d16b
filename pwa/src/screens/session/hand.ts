/**
 * Whether the phone is in a participant's hands, and whose. Not part of the address: the phone's back gesture does not
 * lead out of it. Before: signatures.tsx. After: main.tsx draws handover.tsx over everything.
 */
import { signal } from "@preact/signals";

export const inHands = signal<{ readonly session: string; readonly person: string } | null>(null);

export function hand(session: string, person: string): void {
  inHands.value = { session, person };
}

export function takeInHand(): void {
  inHands.value = null;
}
