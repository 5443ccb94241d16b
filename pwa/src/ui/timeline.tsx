/**
 * A person's path, newest first. The red and white stake marks a milestone ("jalon"), and nothing
 * else.
 */
import type { ComponentChildren } from "preact";
import { Stake } from "./icons";

export interface Step {
  id: string;
  title: ComponentChildren;
  detail?: ComponentChildren;
  jalon?: boolean;
}

export const Timeline = ({ label, steps }: { label: string; steps: readonly Step[] }) => (
  <ol class="timeline" aria-label={label}>
    {steps.map(({ id, title, detail, jalon }) => (
      <li key={id}>
        <span class="dot" aria-hidden="true">
          {jalon ? <Stake height={22} /> : <i />}
        </span>
        <p class={jalon ? "jalon" : undefined}>{title}</p>
        {detail && <p class="quiet">{detail}</p>}
      </li>
    ))}
  </ol>
);
