/**
 * "À vérifier": what both had seen, what shows for now, what the other wrote, side by side on a
 * laptop, stacked on a phone. Each side that can be chosen has its button; the one shown for now
 * is framed. More than one other is possible.
 */
import type { ComponentChildren } from "preact";
import { Button } from "./button";
import { Icon, type IconName } from "./icons";
import { type Mark, signs } from "./mark";

export interface Side {
  id: string;
  /** "Avant, tous deux avaient vu", "Affiché pour l'instant", "L'autre saisie". */
  head: string;
  /** The value in words; with `mark`, in its colours and with its sign. */
  value: string;
  mark?: Mark;
  icon?: IconName;
  /** The value is long text: shown as written, in an ordinary size. */
  words?: boolean;
  /** Who, when, where: "Nadia, 14 h 08, au centre social." */
  detail?: ComponentChildren;
  shown?: boolean;
  choose?: { label: string; onClick: () => void };
}

export function Compare({ sides }: { sides: readonly Side[] }) {
  return (
    <div class="compare">
      {sides.map((side) => (
        <section key={side.id} class={side.shown ? "card strong" : "card"}>
          <h3 class="label">{side.head}</h3>
          <p class={side.words ? "value words" : "value"} data-mark={side.mark}>
            <Sign side={side} />
            {side.value}
          </p>
          <p class="quiet">{side.detail}</p>
          {side.choose && (
            <Button kind={side.shown ? "main" : "secondary"} wide onClick={side.choose.onClick}>
              {side.choose.label}
            </Button>
          )}
        </section>
      ))}
    </div>
  );
}

function Sign({ side }: { side: Side }) {
  const name = side.icon ?? (side.mark && signs[side.mark]);
  return name ? <Icon name={name} size={24} /> : null;
}
