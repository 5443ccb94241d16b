/**
 * The one button. With `href` it is a link that looks the same (calls: "tel:…"). With `label` and
 * no children it is a square pictogram whose name is read aloud: only where the pictures have one.
 */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons";

interface ButtonProps {
  kind?: "main" | "secondary" | "soft" | "quiet" | "danger";
  icon?: IconName;
  label?: string;
  /** 48 px instead of 56. */
  small?: boolean;
  wide?: boolean;
  href?: string;
  type?: "button" | "submit";
  disabled?: boolean;
  pressed?: boolean;
  onClick?: ((event: MouseEvent) => void) | undefined;
  children?: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const { kind = "main", icon, label, small, wide, href, type = "button", children } = props;
  const square = children === undefined;
  const look = ["button", kind, small && "small", wide && "wide", square && "square"];
  const shared = {
    class: look.filter(Boolean).join(" "),
    "aria-label": label,
    onClick: props.onClick,
  };
  const inside = (
    <>
      {icon && <Icon name={icon} size={24} />}
      {children}
    </>
  );
  if (href !== undefined) {
    return (
      <a {...shared} href={href}>
        {inside}
      </a>
    );
  }
  return (
    <button {...shared} type={type} disabled={props.disabled} aria-pressed={props.pressed}>
      {inside}
    </button>
  );
}
