// Records made on the spot: the form is sent by the save queue of its element under an id of its own, so that a record typed without network
// waits on this machine and is sent once. What is half typed is kept too. When a record is there, counts and list are fetched anew.
import { drop, keep, keptOf } from './kept.js';
import { fieldError } from './field-error.js';
import { queueOf } from './save-queue.js';
import { newId } from './send.js';

const draftId = 'draft';

export function start(root) {
  const form = root.querySelector('[data-record-form]');
  const waiting = root.querySelector('[data-record-waiting]');
  const url = root.dataset.saveUrl;
  const draftUrl = `${url}#draft`;
  const user = document.querySelector('[data-user]')?.dataset.user ?? '';
  const fresh = JSON.stringify(read());
  const sent = new Map();
  let draftStamp = null;

  bringBack();
  showWaiting();
  form.addEventListener('input', keepDraft);
  form.addEventListener('change', keepDraft);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const values = read();
    if (!isWhole(values)) return;
    const id = form.elements.Id.value;
    sent.set(`record-${id}`, values);
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    queueOf(root).put(`record-${id}`, JSON.stringify(filled), { now: true });
    showWaiting();
    begin(values);
  });
  root.addEventListener('saved', event => {
    const { id, result } = event.detail;
    if (!id.startsWith('record-')) return;
    if (result.outcome === 'ok') refresh();
    else sendBack(id, result.message);
    showWaiting();
  });

  function read() {
    const values = {};
    for (const [name, value] of new FormData(form)) {
      if (name.startsWith('_')) continue;
      values[name] = name in values ? `${values[name]},${value}` : value;
    }
    return values;
  }

  function write(values) {
    for (const field of form.elements) {
      if (!field.name || field.name.startsWith('_') || !(field.name in values || field.type === 'checkbox' || field.type === 'radio')) continue;
      const value = values[field.name] ?? '';
      if (field.type === 'radio') field.checked = field.value === value;
      else if (field.type === 'checkbox') field.checked = value.split(/[,、]/).includes(field.value);
      else field.value = value;
    }
    setFiles();
  }

  function setFiles() {
    const files = form.querySelector('[data-module~="file-drop"]');
    files.dataset.url = files.dataset.url.replace(/record=[^&]*/, `record=${form.elements.Id.value}`);
  }

  // The next record of the same kind, at the same leaf, on the same day.
  function begin(last) {
    form.reset();
    write({ Kind: last.Kind, Leaf: last.Leaf, Day: last.Day, Owner: last.Owner ?? '', Id: newId() });
    for (const field of form.querySelectorAll('input:not([type]), textarea, input[type=text]')) field.value = '';
    form.querySelectorAll('[data-sending] li').forEach(line => line.remove());
    forgetDraft();
    form.querySelector(`[data-kind="${last.Kind}"] input, [data-kind="${last.Kind}"] select`)?.focus();
  }

  // What must be there is asked before it is kept; the server asks again.
  function isWhole(values) {
    const part = form.querySelector(`[data-kind="${values.Kind}"]`);
    let first = null;
    for (const field of part.querySelectorAll('input:not([type=checkbox]), select, textarea')) {
      const isOptional = field.closest('.field')?.querySelector('.optional');
      const problem = !isOptional && field.value.trim() === '' ? '请填写' : null;
      fieldError(field, problem);
      if (problem) first ??= field;
    }
    const boxes = [...part.querySelectorAll('input[type=checkbox]')];
    if (!first && boxes.length > 0 && !boxes.some(box => box.checked)) {
      fieldError(boxes.at(-1), '请选择对象');
      first = boxes[0];
    } else if (boxes.length > 0) {
      fieldError(boxes.at(-1), null);
    }
    first?.focus();
    return !first;
  }

  function keepDraft() {
    const values = read();
    const text = JSON.stringify(values);
    if (text === fresh) return;
    draftStamp = newId();
    keep(user, draftUrl, { id: draftId, value: text, stamp: draftStamp, at: Date.now(), page: location.pathname });
  }

  function forgetDraft() {
    keptOf(user, draftUrl).forEach(kept => drop(user, draftUrl, draftId, kept.stamp));
  }

  function bringBack() {
    const kept = keptOf(user, draftUrl)[0];
    if (!kept) return;
    write(JSON.parse(kept.value));
  }

  // A record that the office does not take comes back into the form, with what is wrong.
  function sendBack(id, message) {
    const kept = keptOf(user, url).find(change => change.id === id);
    const values = sent.get(id) ?? (kept ? JSON.parse(kept.value) : null);
    if (!values) return;
    write(values);
    fieldError(form.elements.Text, message);
    form.elements.Text.focus();
  }

  function showWaiting() {
    waiting.replaceChildren(...keptOf(user, url).filter(change => change.id.startsWith('record-')).map(change => {
      const values = JSON.parse(change.value);
      const line = document.createElement('li');
      const name = form.querySelector(`label[for="kind-${values.Kind}"]`)?.textContent ?? '';
      const words = Object.entries(values).filter(([key, value]) => key.startsWith(`${values.Kind}.`) && value).map(([, value]) => value);
      line.textContent = `${name}　${[...words, values.Text].filter(Boolean).join('・')}（在本机，等待补传）`;
      return line;
    }));
  }

  async function refresh() {
    let page;
    try {
      const response = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
      if (!response.ok) return;
      page = new DOMParser().parseFromString(await response.text(), 'text/html');
    } catch {
      return;
    }
    for (const name of ['data-record-counts', 'data-record-list']) {
      const [old, next] = [document.querySelector(`[${name}]`), page.querySelector(`[${name}]`)];
      if (old && next) old.replaceWith(document.adoptNode(next));
    }
  }
}
