// Whose code was forgotten, while that screen stands. Before: locked.tsx. After: gate.tsx draws forgotten.tsx.

import { signal } from "@preact/signals";
import type { UserOfDevice } from "../../store";

export const forgetting = signal<UserOfDevice | null>(null);
