/**
 * What looks after the whole page, beside its figures. It begins once, however often the page runs.
 * @module
 */

import { keepFocus } from "./focus.js";

keepFocus();

/** Nothing to do when the page runs: what there is has begun. */
export default function mount() {}
