/**
 * One screen: its bar (back, title, action), its middle that scrolls, and at the foot the toast
 * and the dock with the main action. Stands inside <Frame/>, or alone where there is no way
 * elsewhere (lock, hand-over).
 */
import type { ComponentChildren, Ref } from "preact";
import { Button } from "./button";
import { fr } from "./fr";

interface ScreenProps {
  title: ComponentChildren;
  /** A line under the title; `over` is the one above it. */
  sub?: ComponentChildren;
  over?: ComponentChildren;
  /** Where back leads: an address, or what to do. Without it there is no arrow. */
  back?: string | (() => void) | undefined;
  /** Instead of the arrow: a disc with initials. */
  lead?: ComponentChildren;
  action?: ComponentChildren;
  /** The main action and its neighbours; "column" stacks them. */
  dock?: ComponentChildren;
  stacked?: boolean;
  toast?: ComponentChildren;
  /** All the width of a laptop: for what stands in columns. */
  wide?: boolean;
  /** The participant's mode: the middle takes all the height. */
  handover?: boolean;
  /** The element that scrolls, to keep and put back its place. */
  scroller?: Ref<HTMLElement>;
  children?: ComponentChildren;
}

export function Screen(props: ScreenProps) {
  const { title, sub, over, back, lead, action, dock, stacked, toast, wide, handover, scroller } =
    props;
  const kind = `screen${wide ? " wide" : ""}${handover ? " handover" : ""}`;
  return (
    <div class={kind}>
      <header>
        {back !== undefined && <Back to={back} />}
        {lead}
        <div class={back === undefined ? "top" : "under"}>
          {over && <p class="quiet">{over}</p>}
          <h1>{title}</h1>
          {sub && <p class="quiet">{sub}</p>}
        </div>
        {action}
      </header>
      <main ref={scroller ?? null} tabIndex={-1}>
        {props.children}
      </main>
      {(toast || dock) && (
        <footer>
          {toast}
          {dock && <div class={stacked ? "dock column" : "dock"}>{dock}</div>}
        </footer>
      )}
    </div>
  );
}

function Back({ to }: { to: string | (() => void) }) {
  const go = typeof to === "string" ? { href: to } : { onClick: to };
  return <Button kind="quiet" icon="back" label={fr.common.back} small {...go} />;
}
