/** After how long without a touch it locks: chosen here, read by the store at each look. Before: settings.tsx. */
const KEY = "jalon.lock after";

export const lockAfter = (): number => Number(localStorage.getItem(KEY)) || 5 * 60_000;

export const chooseLockAfter = (ms: number): void => localStorage.setItem(KEY, String(ms));
