/**
 * The last marks of a person, oldest first. Each has its sign or letter, and its words for a
 * screen reader.
 */
import { register } from "./fr.register";
import { Icon } from "./icons";
import { type Mark, signs } from "./mark";

const letters: Partial<Record<Mark, string>> = register.marks.letters;

interface StripProps {
  label: string;
  /** `when` in words: "jeu. 19 nov.". */
  marks: readonly { id: string; mark: Mark; when: string }[];
}

export function Strip({ label, marks }: StripProps) {
  return (
    <ol class="strip" aria-label={label}>
      {marks.map(({ id, mark, when }) => (
        <li key={id} data-mark={mark} title={register.marks.at(when, mark)}>
          <span aria-hidden="true">
            {letters[mark] ?? <Icon name={signs[mark] ?? "minus"} size={14} />}
          </span>
          <span class="hidden">{register.marks.at(when, mark)}</span>
        </li>
      ))}
    </ol>
  );
}
