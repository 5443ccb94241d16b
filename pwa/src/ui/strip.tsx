/**
 * The last marks of a person, oldest first. Each has its sign or letter, and its words for a
 * screen reader.
 */
import { fr } from "./fr";
import { Icon } from "./icons";
import { type Mark, signs } from "./mark";

const letters: Partial<Record<Mark, string>> = fr.marks.letters;

interface StripProps {
  label: string;
  /** `when` in words: "jeu. 19 nov.". */
  marks: readonly { id: string; mark: Mark; when: string }[];
}

export function Strip({ label, marks }: StripProps) {
  return (
    <ol class="strip" aria-label={label}>
      {marks.map(({ id, mark, when }) => (
        <li key={id} data-mark={mark} title={fr.marks.at(when, mark)}>
          <span aria-hidden="true">{letters[mark] ?? <Icon name={signs[mark]} size={14} />}</span>
          <span class="hidden">{fr.marks.at(when, mark)}</span>
        </li>
      ))}
    </ol>
  );
}
