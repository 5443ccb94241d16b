/** The screens of who comes back: locked, out of lease, a code forgotten. Before: gate.tsx, lazily. After: the screens. */
export { Expired } from "./expired.tsx";
export { Forgotten } from "./forgotten.tsx";
export { Locked } from "./locked.tsx";
