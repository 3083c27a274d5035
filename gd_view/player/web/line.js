/**
 * A line of words that changes at every step: what stands already is written over only where it differs.
 * @module
 */

const TAGS = /(<[^>]*>)/;

export class Line {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.html = "";
    this.pieces = [];
  }

  /**
   * Show some HTML. Where its tags are those that stand, only the words that changed are written.
   * @param {string} html
   * @returns {boolean} whether the elements are new ones
   */
  write(html) {
    if (html === this.html) return false;
    const pieces = html.split(TAGS); // words, tag, words, tag, ...
    const stands = (text) => this.element.contains(text); // a translator puts others in their place
    const isNew = !this.isLike(pieces) || !this.texts.every(stands);
    if (isNew) {
      this.element.innerHTML = html;
      const walker = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT);
      this.texts = [];
      while (walker.nextNode()) this.texts.push(walker.currentNode);
    } else {
      const texts = pieces.filter((piece, i) => i % 2 === 0 && piece);
      for (const [i, text] of texts.entries()) if (this.texts[i].data !== text) this.texts[i].data = text;
    }
    this.html = html;
    this.pieces = pieces;
    return isNew;
  }

  // An entity, or words where there were none, is for the browser to read.
  isLike(pieces) {
    return (
      pieces.length === this.pieces.length &&
      pieces.every((piece, i) => {
        const before = this.pieces[i];
        if (i % 2) return piece === before;
        return !piece === !before && !piece.includes("&") && !before.includes("&");
      })
    );
  }
}
