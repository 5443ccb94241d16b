/**
 * A sheet of paper: plain, strong (what matters now), notice, or in the colours of a mark. With
 * `href` or `onClick` and no button inside, the whole card is the link or the button.
 */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons";
import type { Mark } from "./mark";

interface CardProps {
  tone?: "plain" | "strong" | "notice";
  mark?: Mark;
  title?: ComponentChildren;
  sub?: ComponentChildren;
  /** A pictogram in a disc before the title. */
  icon?: IconName;
  disc?: "soft" | Mark;
  /** What ends the head: a count, a chevron. */
  end?: ComponentChildren;
  href?: string;
  current?: boolean;
  onClick?: () => void;
  children?: ComponentChildren;
}

export function Card(props: CardProps) {
  const { tone = "plain", mark, title, icon, end, href, current, onClick } = props;
  const look = { class: `card ${current ? "strong" : tone}`, "data-mark": mark };
  const inside = (
    <>
      {(title !== undefined || icon) && (
        <span class="head">
          {icon && <CardIcon name={icon} disc={props.disc} />}
          <span class="grow">
            <span class="title">{title}</span>
            {props.sub && <Under>{props.sub}</Under>}
          </span>
          {end}
        </span>
      )}
      {props.children}
    </>
  );
  const now = current ? "true" : undefined;
  if (href !== undefined) {
    return (
      <a {...look} href={href} onClick={onClick} aria-current={now}>
        {inside}
      </a>
    );
  }
  if (onClick) {
    return (
      <button {...look} type="button" onClick={onClick} aria-current={now}>
        {inside}
      </button>
    );
  }
  return <div {...look}>{inside}</div>;
}

const Under = ({ children }: { children: ComponentChildren }) => (
  <>
    <br />
    <span class="quiet">{children}</span>
  </>
);

function CardIcon({ name, disc }: { name: IconName; disc: "soft" | Mark | undefined }) {
  if (!disc) return <Icon name={name} size={24} />;
  return (
    <span
      class={disc === "soft" ? "disc soft" : "disc"}
      data-mark={disc === "soft" ? undefined : disc}
    >
      <Icon name={name} size={24} />
    </span>
  );
}

/** A fact with its pictogram: "14 h – 16 h 30", "Centre social de Vern". */
export const Fact = ({ icon, children }: { icon: IconName; children: ComponentChildren }) => (
  <span class="fact">
    <Icon name={icon} /> {children}
  </span>
);
