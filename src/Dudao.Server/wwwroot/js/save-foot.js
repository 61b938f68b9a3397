// The words of a save queue: saved with time, kept here, refused, another's version, and the way back. It writes only what changed.
export class SaveFoot {
  #parts;
  #conflict = null;

  constructor(root, queue) {
    const foot = root.querySelector('[data-save-state]') ?? document.querySelector('[data-save-state]');
    this.foot = foot;
    this.dialog = root.querySelector('[data-save-dialog]') ?? document.querySelector('[data-save-dialog]');
    this.#parts = new Map([...(foot?.querySelectorAll('[data-save-show]') ?? [])].map(part => [part.dataset.saveShow, part]));
    foot?.addEventListener('click', event => {
      if (event.target.closest('[data-save-undo]')) queue.takeBack();
      else if (event.target.closest('[data-save-compare]')) this.#compare();
      else if (event.target.closest('[data-save-first-refused]')) queue.firstRefused();
      else if (event.target.closest('[data-save-sign-in]')) queue.signIn();
    });
    this.dialog?.addEventListener('click', event => {
      const take = event.target.closest('[data-save-take]')?.dataset.saveTake;
      if (!take) return;
      this.dialog.close();
      queue.choose(this.#conflict.id, take);
    });
  }

  show({ state, left, refused, isFragile, canUndo, conflict }) {
    if (!this.foot) return;
    this.#conflict = conflict;
    const troubled = state.kind === 'retrying' || state.kind === 'expired';
    const main = left > 0 && isFragile ? 'fragile'
      : left > 0 && state.kind === 'expired' ? 'expired'
      : left > 0 && troubled ? (navigator.onLine ? 'retrying' : 'offline')
      : left > 0 ? 'saving'
      : refused > 0 || conflict ? null
      : state.kind === 'saved' || this.foot.querySelector('[data-save-time]').textContent ? 'saved' : null;
    for (const [name, part] of this.#parts) {
      const shown = name === main || (name === 'undo' && canUndo && left === 0) || (name === 'refused' && refused > 0) || (name === 'conflict' && conflict !== null);
      if (part.hidden === shown) part.hidden = !shown;
    }
    if (state.kind === 'saved') this.#set('[data-save-time]', state.at);
    this.#set('[data-save-count]', left);
    this.#set('[data-save-refused]', refused);
    if (conflict) this.#set('[data-save-other]', `${conflict.other?.by ?? '别人'}${conflict.other?.at ? ` ${conflict.other.at} ` : ''}`);
  }

  #set(selector, text) {
    this.foot.querySelectorAll(selector).forEach(place => {
      if (place.textContent !== String(text)) place.textContent = text;
    });
  }

  #compare() {
    if (!this.#conflict || !this.dialog) return;
    const { mine, theirs, other, field } = this.#conflict;
    this.dialog.querySelector('[data-save-mine]').textContent = mine || '（空）';
    this.dialog.querySelector('[data-save-theirs]').textContent = theirs || '（空）';
    this.dialog.querySelector('[data-save-whose]').textContent = `${other?.by ?? '别人'}写的${other?.at ? `（${other.at}）` : ''}`;
    this.dialog.querySelector('[data-save-take="join"]').hidden = !field?.matches('textarea');
    this.dialog.showModal();
  }
}
