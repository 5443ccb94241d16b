/** What the one calm line about sending says now. Before: store.sync. After: page.tsx draws it. */
import { store } from "../store";
import { fr } from "../ui/fr";
import { field } from "../ui/fr.field";
import type { SyncKind } from "../ui/sync";

export function syncLine(): { kind: SyncKind; text: string } {
  const { kind, waiting, refused, failure } = store.sync.value;
  if (store.full.value) return { kind: "error", text: fr.sync.full };
  if (failure === "later") return { kind: "waiting", text: fr.sync.later };
  if (failure === "answer") return { kind: "waiting", text: fr.sync.portal };
  switch (kind) {
    case "sent":
      return { kind: "sent", text: fr.sync.sent };
    case "never":
      return { kind: "waiting", text: waiting ? fr.sync.waiting(waiting) : field.neverSent };
    case "waiting":
      return { kind: "waiting", text: waiting ? fr.sync.waiting(waiting) : fr.sync.keeping };
    case "sending":
      return { kind: "sending", text: waiting ? fr.sync.sending(waiting) : field.asking };
    case "offline":
      return {
        kind: "offline",
        text: waiting ? fr.sync.offlineWith(waiting) : fr.sync.offline,
      };
    case "reconnect":
      return { kind: "reconnect", text: fr.sync.reconnect };
    case "check":
      return { kind: "check", text: fr.sync.check(refused) };
  }
}
