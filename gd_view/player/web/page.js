/**
 * What looks after the whole page, beside its figures. It begins once, however often the page runs.
 * @module
 */

import { Away } from "./away.js";
import { mark } from "./elsewhere.js";
import { keepFocus } from "./focus.js";
import { bearTranslation } from "./translated.js";

keepFocus();
bearTranslation();
const app = document.querySelector('[data-testid="stApp"]');
const away = new Away(app);
// Replies may come after the picture, and be written anew.
new MutationObserver(() => mark()).observe(app, { attributeFilter: ["data-test-script-state"] });

/** When the page runs, there is nothing to begin anew. */
export default function mount() {
  away.look();
}
