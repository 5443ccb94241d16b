/**
 * What every screen is made of. Styles come with `import "./ui/app.css"` once, in the entry of the app, which also calls
 * `applyTheme(choice)` and `loadFont()`. No colour, no style attribute and no French sentence in a screen: colours
 * stand in tokens.css, words in fr.ts. See them all: `npx vite`, then /gallery.html (and ?scene=register&theme=dark).
 *
 * Where one is
 *   Frame       places: Place[], current: id, tabs? (false hides the phone's tabs), foot? (SyncLine), children
 *               Place { id, href, icon, label, count?, counted? (the count in words), tab? (false: side bar only) }
 *   Screen      title, sub?, over?, back?: href | () => void, lead?, action?, dock? (main action), stacked?, toast?,
 *               wide? (all of a laptop's width), handover? (the middle takes all the height), scroller?: ref, children
 *   Sheet       open, title, onClose, children                       a modal question; always rendered
 * What one touches
 *   Button      kind?: main | secondary | soft | quiet | danger, icon?, label? (alone: a square pictogram), small?,
 *               wide?, href?, type?, disabled?, pressed?, onClick?, children?
 *   Row         name, detail?, mark, onTap, onMore?                  one <li> of <ul class="stack">; key by person
 *   Chip        icon?, pressed?, onClick? (without it, a label), children
 *   Segmented   label, segments: { id, label, href? }[], current, onSelect?
 *   Field       label, value, onInput(text), type?: text | textarea | number | time | date | search | select | tel |
 *               email | password, hint?, error?, options?: { value, label }[], autocomplete?, required?, maxLength?,
 *               min?, max?, inputMode?, onBlur?
 *   PinPad      label, action, onDone(code), hint?, error?, phrase?, busy?, min? (6)
 *   Tally       label, count, onChange(count)
 *   Pad         label, strokes, onChange(strokes), onStroke?(down)   strokes: integers 0..1000, see strokes.ts
 * What one reads
 *   SyncLine    kind: sent | sending | waiting | offline | check | reconnect | error, text, href?
 *   Toast       text?, onUndo?, onClose?                             always rendered; goes into Screen's `toast`
 *   Card        tone?: plain | strong | notice, mark?, title?, sub?, icon?, disc?: soft | Mark, end?, href?, onClick?,
 *               current?, children?;   Fact { icon, children } is a line in it
 *   State       mark, size?                                          sign and word
 *   Strip       label, marks: { id, mark, when }[]
 *   Timeline    label, steps: { id, title, detail?, jalon? }[]
 *   Compare     sides: { id, head, value, mark?, icon?, words?, detail?, shown?, choose?: { label, onClick } }[]
 *   Empty       icon, title, children?
 *   Badge       count?, words?
 *   Initials    of, large?
 *   Ink         strokes, label                                       a signature, shown
 *   Qr          text, label
 *   Icon        name, size?;   Stake { height? }
 * Mark is the status of an attendance: unknown | present | late | left_early | excused | absent.
 * Classes to lay out: stack (loose), line (apart; .grow inside), two, split (list beside detail), pair, label (heading
 * of a group), quiet, small, big, number, plain, hidden (for screen readers only).
 * Dates and plurals: dates.ts. What only the office says: fr.office.ts, imported by its screens, not from here.
 */
export * from "./badge";
export * from "./button";
export * from "./card";
export * from "./chip";
export * from "./compare";
export * as dates from "./dates";
export * from "./empty";
export * from "./field";
export * from "./font";
export * from "./fr";
export * from "./frame";
export * from "./icons";
export * from "./initials";
export * from "./mark";
export * from "./pad";
export * from "./pin";
export * from "./qr";
export * from "./row";
export * from "./screen";
export * from "./segmented";
export * from "./sheet";
export * from "./strip";
export * from "./strokes";
export * from "./sync";
export * from "./tally";
export * from "./theme";
export * from "./timeline";
export * from "./toast";
