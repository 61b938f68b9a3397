// What saved changes replaced, newest last, for ten minutes; kept with the tab, so that a reloaded page still has it.
const lasting = 10 * 60 * 1000;

export class UndoList {
  #entries = [];
  #timer = 0;

  constructor(key, changed) {
    this.key = key;
    this.changed = changed;
    try {
      this.#entries = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    } catch {
      this.#entries = [];
    }
    this.#wake();
  }

  get any() {
    this.#forgetOld();
    return this.#entries.length > 0;
  }

  // What was typed while the field kept the focus is one change to a person, in however many pieces it was saved.
  push(id, from, to, visit) {
    const last = this.#entries[this.#entries.length - 1];
    const at = Date.now();
    if (last && last.id === id && last.visit === visit && last.to === from) Object.assign(last, { to, at });
    else this.#entries.push({ id, from, to, at, visit });
    this.#keep();
    this.#wake();
  }

  take() {
    this.#forgetOld();
    const last = this.#entries.pop();
    this.#keep();
    return last;
  }

  #forgetOld() {
    this.#entries = this.#entries.filter(entry => Date.now() - entry.at < lasting).slice(-200);
  }

  #keep() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.#entries));
    } catch {
      this.#entries = this.#entries.slice(-20);
    }
  }

  // The offer goes when its time is over.
  #wake() {
    clearTimeout(this.#timer);
    if (this.#entries.length > 0) this.#timer = setTimeout(() => { this.changed(); this.#wake(); }, lasting + 1000 - (Date.now() - this.#entries[this.#entries.length - 1].at));
  }
}
