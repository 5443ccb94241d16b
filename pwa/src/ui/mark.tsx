/**
 * How a mark is shown everywhere: sign, word, one letter. The statuses are those of the record
 * "attendance". Read by Row, Strip, Compare; the colours stand in marks.css.
 */

import { register } from "./fr.register";
import { Icon, type IconName } from "./icons";

export type Mark = "unknown" | "present" | "late" | "left_early" | "excused" | "absent";

export const signs: Record<Mark, IconName> = {
  unknown: "minus",
  present: "check",
  late: "clock",
  left_early: "leave",
  excused: "bubble",
  absent: "cross",
};

/** Sign and word: "✓ Présence". */
export const State = ({ mark, size = 20 }: { mark: Mark; size?: number }) => (
  <span class="state">
    {/* A status of a later version is told as it is written (L23). */}
    <Icon name={signs[mark] ?? "minus"} size={size} />
    {register.marks[mark] ?? mark}
  </span>
);
