// Saved as typed: every field with data-save within the element is sent to data-save-url while a person types. Nothing typed is lost by a
// closed tab, a lost network, a restarted server, an expired sign-in or a second person at the same field.
import { drop, keep, keptOf } from './kept.js';
import { fieldError } from './field-error.js';
import { SaveFoot } from './save-foot.js';
import { SavedFields, valueOf } from './saved-fields.js';
import { currentToken, newId, sendJson, waitAfter } from './send.js';
import { signInAgain } from './sign-in-again.js';
import { UndoList } from './undo-list.js';

const idle = 1000;
const largestBatch = 100;
const keepaliveLimit = 50_000;
const queues = new Map();

export const queueOf = element => queues.get(element.closest('[data-save-url]'));

// Sends what every queue of the page still holds; true when nothing is left.
export async function flushAll() {
  await Promise.all([...queues.values()].map(queue => queue.flush()));
  return [...queues.values()].every(queue => queue.left === 0);
}

// Lets go of everything: the person signs out and was asked.
export function abandonAll() {
  queues.forEach(queue => queue.abandon());
}

export function start(root) {
  queues.set(root, new SaveQueue(root));
}

class SaveQueue {
  #pending = new Map();
  #flight = null;
  #landing = null;
  #unanswered = new Map();
  #refused = new Map();
  #conflicts = new Map();
  #versions = new Map();
  #stored = new Map();
  #timer = 0;
  #failures = 0;
  #state = { kind: 'idle' };
  #isFragile = false;
  #wasDismissed = false;
  #visit = newId();

  constructor(root) {
    this.root = root;
    this.url = root.dataset.saveUrl;
    this.user = document.querySelector('[data-user]')?.dataset.user ?? '';
    this.fields = new SavedFields(root);
    this.undo = new UndoList(`dudao.undo.${this.user}.${this.url}`, () => this.#show());
    this.foot = new SaveFoot(root, this);
    root.querySelectorAll('[data-save]').forEach(field => this.#learn(field));
    root.addEventListener('focusin', event => {
      this.#learn(event.target);
      this.#visit = newId();
    });
    root.addEventListener('input', event => this.#typed(event));
    root.addEventListener('compositionend', event => this.#typed(event));
    root.addEventListener('change', event => this.#typed(event, true));
    root.addEventListener('focusout', event => this.#left(event.target));
    addEventListener('online', () => this.#soon(0, true));
    addEventListener('pageshow', event => { if (event.persisted) this.#soon(0, true); });
    addEventListener('pagehide', () => this.#leave());
    addEventListener('beforeunload', event => { if (this.#isFragile && this.left > 0) event.preventDefault(); });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.flush(); });
    currentToken().catch(() => null);
    this.#restore();
    this.#takeEarly();
    this.#show();
  }

  get left() {
    return this.#pending.size + (this.#flight?.size ?? 0);
  }

  // Takes a value, from a field or from another module.
  put(id, value, { undo = false, now = false } = {}) {
    const change = { id, value, stamp: newId(), at: Date.now(), undo, visit: this.#visit, base: this.#versionOf(id) };
    const conflict = this.#conflicts.get(id);
    if (conflict) {
      // Until the person has chosen, the newest of his own is kept beside the other's.
      conflict.change = change;
    } else {
      this.#heir(change, this.#pending.get(id));
      this.#refused.delete(id);
      this.#pending.set(id, change);
      this.#soon(now ? 0 : idle);
    }
    this.#keep(change);
    this.#show();
  }

  // Sends now what waits; resolves when that batch is answered.
  async flush() {
    while (this.#flight) await this.#landing;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#pending.size === 0) return;
    const batch = [...this.#pending.values()].slice(0, largestBatch);
    this.#flight = new Map(batch.map(change => [change.id, change]));
    batch.forEach(change => this.#pending.delete(change.id));
    this.#landing = this.#send(batch);
    await this.#landing;
  }

  async signIn() {
    this.#wasDismissed = !await signInAgain();
    if (!this.#wasDismissed) this.#soon(0, true);
    this.#show();
  }

  // Chooses between two versions of a field: mine, theirs, or both joined.
  choose(id, which) {
    const conflict = this.#conflicts.get(id);
    if (!conflict) return;
    const { change, result } = conflict;
    const theirs = result.value ?? '';
    this.#conflicts.delete(id);
    this.#remember(id, result.version, theirs);
    const value = which === 'theirs' ? theirs : which === 'join' ? `${theirs}\n${change.value ?? ''}` : change.value;
    this.fields.write(id, value, true);
    if (which === 'theirs') drop(this.user, this.url, id, change.stamp);
    else this.put(id, value, { now: true });
    this.#show();
  }

  // Brings back what the last saved change replaced.
  takeBack() {
    const last = this.undo.take();
    if (!last) return;
    this.fields.write(last.id, last.from, true);
    this.put(last.id, last.from, { undo: true, now: true });
    this.fields.find(last.id)?.focus();
  }

  abandon() {
    this.#pending.clear();
    clearTimeout(this.#timer);
  }

  firstRefused() {
    this.fields.find([...this.#refused.keys()][0])?.focus();
  }

  async #send(batch) {
    this.#show();
    const body = this.#body(batch);
    const sent = await sendJson(this.url, body, { keepalive: JSON.stringify(body).length < keepaliveLimit });
    const answer = sent.kind === 'ok' ? await sent.response.json().catch(() => null) : null;
    this.#flight = null;
    if (answer || sent.kind === 'told') {
      this.#failures = 0;
      if (answer) this.#state = { kind: 'saved', at: answer.savedAt };
      for (const change of batch) {
        this.#answered(change, answer ? answer.results.find(result => result.id === change.id) : { id: change.id, outcome: 'refused', message: sent.message });
      }
      this.#tell(answer?.totals);
      if (this.#pending.size > 0) this.#soon(idle);
    } else {
      this.#goBack(batch);
      this.#state = { kind: sent.kind === 'sign-in' ? 'expired' : 'retrying' };
      this.#soon(waitAfter(this.#failures++), true);
      if (sent.kind === 'sign-in' && !this.#wasDismissed) this.signIn();
    }
    this.#show();
  }

  // What was not answered waits again, before the rest and in its order; what was typed meanwhile is newer and takes its place.
  #goBack(batch) {
    const newer = this.#pending;
    this.#pending = new Map();
    for (const change of batch) {
      const next = newer.get(change.id);
      if (next) this.#heir(next, change);
      this.#pending.set(change.id, next ?? change);
    }
    newer.forEach((change, id) => this.#pending.set(id, change));
  }

  // A newer value of a field that came from an earlier page still stands on the version that was seen then.
  #heir(change, earlier) {
    if (earlier?.kept) Object.assign(change, { kept: true, base: earlier.base, sent: earlier.sent });
  }

  #typed(event, isDone = false) {
    const field = event.target.closest?.('[data-save]');
    if (!field || event.isComposing || (field.type === 'radio' && !field.checked)) return;
    const id = field.dataset.save;
    const value = valueOf(field);
    if ((this.#latest(id) ?? '') === value && !this.#refused.has(id)) {
      if (isDone) this.flush();
      return;
    }
    fieldError(field, null);
    this.put(id, value, { now: isDone });
  }

  #left(field) {
    if (field.dataset?.save === undefined) return;
    this.fields.leave(field);
    if (this.#pending.size > 0) this.flush();
  }

  #learn(field) {
    const id = field.dataset?.save;
    if (id !== undefined && !this.#stored.has(id)) this.#stored.set(id, this.fields.initial(field));
  }

  #latest(id) {
    return (this.#conflicts.get(id)?.change ?? this.#pending.get(id) ?? this.#flight?.get(id))?.value ?? this.#stored.get(id);
  }

  #versionOf(id) {
    return Math.max(this.#versions.get(id) ?? 0, this.fields.version(id));
  }

  #body(changes) {
    const outgoing = changes.map(change => ({
      id: change.id, value: change.value, base: change.kept ? change.base : this.#versionOf(change.id), sent: this.#sentOf(change),
    }));
    for (const change of changes) {
      this.#unanswered.set(change.id, new Set(this.#unanswered.get(change.id)).add(change.value));
      this.#keep(change);
    }
    return { changes: outgoing };
  }

  #sentOf(change) {
    return [...(change.sent ?? []), ...(this.#unanswered.get(change.id) ?? [])];
  }

  #keep(change) {
    this.#isFragile = !keep(this.user, this.url, { ...change, sent: this.#sentOf(change), page: location.pathname + location.search });
  }

  #answered(change, result) {
    if (!result) return;
    const { id } = change;
    const field = this.fields.find(id);
    const newer = this.#pending.get(id);
    this.#unanswered.delete(id);
    if (result.outcome === 'ok') {
      const before = this.#stored.get(id) ?? '';
      const now = result.value ?? change.value ?? '';
      this.#remember(id, result.version, now);
      if (!change.undo && before !== now) this.undo.push(id, before, now, change.visit);
      if (newer) {
        Object.assign(newer, { kept: false, sent: [], base: result.version });
        this.#keep(newer);
      } else {
        this.#refused.delete(id);
        drop(this.user, this.url, id, change.stamp);
        if (field) fieldError(field, null);
        if (now !== change.value) this.fields.write(id, now);
      }
    } else if (result.outcome === 'conflict') {
      this.#pending.delete(id);
      this.#conflicts.set(id, { change: newer ?? change, result });
    } else if (!newer) {
      this.#refused.set(id, result.message);
      if (result.outcome === 'invalid') this.#remember(id, result.version, result.value ?? this.#stored.get(id) ?? '');
      if (field) fieldError(field, result.message);
    }
    this.root.dispatchEvent(new CustomEvent('saved', { detail: { id, result, field }, bubbles: true }));
  }

  #remember(id, version, value) {
    this.#versions.set(id, version);
    this.#stored.set(id, value);
    this.fields.setVersion(id, version);
  }

  // What a closed tab or a stopped server left here comes back into its fields and is sent. With data-save-loose an id stands for a whole
  // record that no field of the page holds any more: it is sent as it is.
  #restore() {
    for (const change of keptOf(this.user, this.url)) {
      const field = this.fields.find(change.id);
      if (!field && this.root.dataset.saveLoose === undefined) continue;
      this.#pending.set(change.id, { ...change, kept: true });
      if (!field) continue;
      if (document.activeElement !== field || valueOf(field) === (this.#stored.get(change.id) ?? '')) this.fields.write(change.id, change.value, true);
    }
    if (this.#pending.size > 0) this.#soon(0);
  }

  // On a slow line a person may have typed before this module was there.
  #takeEarly() {
    for (const id of this.#stored.keys()) {
      const field = this.fields.find(id);
      if (!this.#pending.has(id) && field && this.fields.current(field) !== this.#stored.get(id)) this.put(id, this.fields.current(field));
    }
  }

  // A timer starts only if none runs: one that every key put off would never save.
  #soon(wait, instead = false) {
    const isWaiting = this.#timer !== 0 && (wait >= idle || this.#failures > 0);
    if (isWaiting && !instead) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  #leave() {
    if (this.#pending.size === 0) return;
    const body = this.#body([...this.#pending.values()].slice(0, largestBatch));
    if (JSON.stringify(body).length < keepaliveLimit) sendJson(this.url, body, { keepalive: true });
  }

  #tell(totals) {
    for (const [name, text] of Object.entries(totals ?? {})) {
      document.querySelectorAll(`[data-total="${CSS.escape(name)}"]`).forEach(place => {
        if (place.matches('progress')) place.value = Number(text);
        else place.textContent = text;
      });
    }
  }

  #show() {
    const [first] = this.#conflicts;
    this.foot.show({
      state: this.#state, left: this.left, refused: this.#refused.size, isFragile: this.#isFragile, canUndo: this.undo.any,
      conflict: first
        ? { id: first[0], mine: first[1].change.value, theirs: first[1].result.value, other: first[1].result.other, field: this.fields.find(first[0]) }
        : null,
    });
  }
}
