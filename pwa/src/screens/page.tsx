/**
 * A screen of the app with all that is the same on each: the places to go, the line about sending, the notice with its
 * undo, and the scroll and field that one comes back to. Before: a screen. After: ui/frame, ui/screen.
 */
import type { ComponentProps } from "preact";
import { route, to, usePlace } from "../router";
import { Frame } from "../ui/frame";
import { Screen } from "../ui/screen";
import { SyncLine } from "../ui/sync";
import { Toast } from "../ui/toast";
import { shown } from "./notice";
import { places } from "./places";
import { syncLine } from "./sync";

type Props = Omit<ComponentProps<typeof Screen>, "toast" | "scroller"> & {
  /** The place that is lit in the menu. */
  current: string;
};

export function Page({ current, children, ...screen }: Props) {
  const scroller = usePlace(route.value.address);
  return (
    <Frame places={places()} current={current} tabs={!screen.dock} foot={<Sync />}>
      <Screen {...screen} scroller={scroller} toast={<Told />}>
        <div class="page">
          <div class="page-sync">
            <Sync />
          </div>
          {children}
        </div>
      </Screen>
    </Frame>
  );
}

const Sync = () => <SyncLine {...syncLine()} href={to.device} />;

function Told() {
  const told = shown.value;
  return <Toast text={told?.text} onUndo={told?.undo} />;
}
