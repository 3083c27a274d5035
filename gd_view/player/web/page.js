/**
 * What looks after the whole page, beside its figures. It begins once, however often the page runs.
 * @module
 */

import { Away } from "./away.js";
import { keepFocus } from "./focus.js";
import { bearTranslation } from "./translated.js";

keepFocus();
bearTranslation();
const away = new Away(document.querySelector('[data-testid="stApp"]'));

/** When the page runs, there is nothing to begin anew. */
export default function mount() {
  away.look();
}
