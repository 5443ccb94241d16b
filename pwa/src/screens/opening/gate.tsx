// What stands before the app is open: nothing can be kept, another tab, nobody yet, locked, a lease that ran out.
// Before: main.tsx, whenever the store is not open. After: first.tsx; back.ts in a file of its own.

import { effect } from "@preact/signals";
import { engine, store } from "../../store";
import { Empty } from "../../ui/empty";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";
import { Screen } from "../../ui/screen";
import { lazy } from "../lazy";
import "./opening.css";
import { invitation } from "./early.ts";
import { First } from "./first.tsx";
import { forgetting } from "./forgetting.ts";

// Opened by an invitation on a device where others work: the new person comes beside them.
effect(() => {
  const { kind } = store.state.value;
  if (invitation.value && (kind === "locked" || kind === "open")) store.another();
});

// A first visit needs none of these: they come in a file of their own, at once where somebody works already.
const back = () => import("./back.ts");
if (engine.drivers.memo.read().length > 0) back().catch(() => undefined);
const Locked = lazy(() => back().then((one) => one.Locked));
const Expired = lazy(() => back().then((one) => one.Expired));
const Forgotten = lazy(() => back().then((one) => one.Forgotten));

export function Gate() {
  const state = store.state.value;
  const [beside] = store.users.value.filter((user) => !user.left);
  const leave = () => beside && store.choose(beside.device);
  if (forgetting.value) return <Forgotten user={forgetting.value} />;
  switch (state.kind) {
    case "unusable":
      return <Told title={opening.unusable.title} text={opening.unusable.text} />;
    case "blocked":
      return <Told title={opening.blocked.title} text={fr.app.otherTab} />;
    case "new":
      return <First lost={state.lost} {...(beside ? { onBack: leave } : {})} />;
    case "locked":
      return <Locked key={state.user.device} state={state} onNew={() => store.another()} />;
    case "opening":
      return (
        <Screen title={fr.lock.hello(state.user.name)} sub={opening.opens}>
          {null}
        </Screen>
      );
    case "expired":
      return <Expired me={state.me} clock={state.clock} />;
    case "starting":
    case "open":
      return null;
  }
}

const Told = ({ title, text }: { title: string; text: string }) => (
  <Screen title={fr.name}>
    <Empty icon="warn" title={title}>
      <p>{text}</p>
    </Empty>
  </Screen>
);
