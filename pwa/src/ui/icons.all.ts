/** Whatever is loaded after the first visit imports this, and then every pictogram can be drawn. After: icons.tsx. */
import { learn } from "./icons";
import { more } from "./icons.more";

learn(more);
