/**
 * A field: its label stays, a hint under it, its error in words. `onInput` receives the text at
 * every keystroke, so that the screen keeps the draft. The forms of pwa/src/fields are made of it.
 */
import { useId } from "preact/hooks";
import { Icon } from "./icons";

export interface Option {
  value: string;
  label: string;
}

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?:
    | "text"
    | "textarea"
    | "number"
    | "time"
    | "date"
    | "search"
    | "select"
    | "tel"
    | "email"
    | "password";
  /** "none" where the screen brings its own keys. */
  inputMode?: "none" | "numeric" | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  options?: readonly Option[];
  autocomplete?: string;
  required?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  onBlur?: () => void;
}

/** A value that this version does not know stays chosen, and is told as it is written (L23). */
const known = (options: readonly Option[], value: string): readonly Option[] =>
  !value || options.some((one) => one.value === value)
    ? options
    : [...options, { value, label: value }];

/** After a form was refused: to the first field that lacks something, once it is drawn so. */
export const toWrong = (): void => {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>("[aria-invalid=true]:not([disabled])")?.focus(),
  );
};

export function Field(props: FieldProps) {
  const {
    label,
    value,
    onInput,
    type = "text",
    hint,
    error,
    options = [],
    autocomplete = "off",
  } = props;
  const id = useId();
  const told = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const shared = {
    id,
    value,
    "aria-describedby": told || undefined,
    "aria-invalid": error ? true : undefined,
    required: props.required,
    onBlur: props.onBlur,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="quiet">
          {hint}
        </p>
      )}
      {type === "textarea" && <textarea {...shared} maxLength={props.maxLength} />}
      {type === "select" && (
        <select {...shared}>
          {known(options, value).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {type !== "textarea" && type !== "select" && (
        <input
          {...shared}
          type={(type === "number" ? "text" : type) as "text"}
          inputMode={type === "number" ? "numeric" : props.inputMode}
          autocomplete={autocomplete}
          maxLength={props.maxLength}
          min={props.min}
          max={props.max}
        />
      )}
      {error && (
        <p id={`${id}-error`} class="error" role="alert">
          <Icon name="warn" /> {error}
        </p>
      )}
    </div>
  );
}
