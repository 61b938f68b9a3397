// The keys of a table of marks: ↑ ↓ between marks, Enter keeps and goes to the next without one, A to D marks a level, E adds evidence,
// / marks 不适用, Esc brings back the old mark; Tab goes to findings by itself. Letters act only while a mark has the focus. Over the maximum or off the
// step is said at once; the server says it too and keeps the old mark.
import { fieldError } from './field-error.js';
import { TypedNumber } from './typed-number.js';

const leftOut = '不适用';

export function start(root) {
  const marks = () => [...root.querySelectorAll('[data-mark]:not([readonly]):not(:disabled)')].filter(field => field.offsetParent !== null);
  let before = '';

  root.addEventListener('focusin', event => {
    if (!event.target.matches('[data-mark]')) return;
    before = event.target.value;
    event.target.select();
    setCurrent(event.target.closest('tr'));
  });
  root.addEventListener('focusout', event => {
    if (!root.contains(event.relatedTarget)) setCurrent(null);
  });
  root.addEventListener('input', event => {
    if (event.target.matches('[data-mark]') && !event.isComposing) queueMicrotask(() => { check(event.target); nameLevel(event.target); });
  });
  root.addEventListener('keydown', event => {
    const field = event.target;
    if (!field.matches('[data-mark]') || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actOf(field, event.key);
    if (!act) return;
    event.preventDefault();
    act();
  });

  function actOf(field, key) {
    const letter = key.length === 1 ? key.toUpperCase() : '';
    if (key === 'ArrowDown') return () => move(field, 1);
    if (key === 'ArrowUp') return () => move(field, -1);
    if (key === 'Enter') return () => next(field);
    if (key === 'Escape') return () => set(field, before);
    if (letter === 'E') return () => field.closest('tr, [data-mark-row]')?.querySelector('[data-evidence]')?.click();
    if (key === '/') return () => set(field, leftOut);
    const level = levelsOf(field).get(letter);
    return level === undefined ? null : () => set(field, level, letter);
  }

  function move(field, by) {
    const all = marks();
    all[all.indexOf(field) + by]?.focus();
  }

  // A mark that asks for a reason leads to its reason. In deliberation data-settled says that a mark needs no more talk; elsewhere a mark
  // that is there does not.
  function next(field) {
    field.dispatchEvent(new Event('change', { bubbles: true }));
    const reason = reasonOf(field);
    if (reason) {
      reason.focus();
      return;
    }
    const all = marks();
    const here = all.indexOf(field);
    const open = one => !('settled' in one.dataset) && one.value.trim() === '';
    const later = [...all.slice(here + 1), ...all.slice(0, here)];
    (later.find(open) ?? all[here + 1])?.focus();
  }

  function set(field, value, letter = null) {
    field.value = value;
    const side = field.parentElement.querySelector('[data-mark-side]');
    if (side && letter !== null) side.textContent = letter;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.select();
  }

  function setCurrent(row) {
    root.querySelectorAll('tr.current').forEach(other => other.classList.toggle('current', other === row));
    row?.classList.add('current');
  }
}

// The place of a reason that is not written yet, where the mark is one that asks for it. The next key must not wait for the server, which
// has the last word: until it answers the row says the same in short.
function reasonOf(field) {
  const row = field.closest('tr, [data-mark-row]');
  const reason = row?.querySelector('[data-reason]');
  if (!reason || reason.readOnly || reason.value.trim() !== '' || !asksReason(field.value, row.dataset)) return null;
  const asked = row.querySelector('[data-reason-asked]');
  if (asked && asked.textContent.trim() === '') asked.textContent = '请写理由';
  return reason;
}

// 不适用; far from the self mark; outside the range of the marks.
function asksReason(value, { self, far, low, high }) {
  const typed = TypedNumber.plain(value);
  if (typed === leftOut) return true;
  const number = Number(typed);
  if (typed === '' || Number.isNaN(number)) return false;
  return (self !== undefined && Math.abs(number - Number(self)) > Number(far) + 1e-9)
    || (low !== undefined && (number < Number(low) - 1e-9 || number > Number(high) + 1e-9));
}

function levelsOf(field) {
  return new Map((field.dataset.levels ?? '').split(' ').filter(Boolean).map(pair => pair.split('=')));
}

// Points that are a level's bring its letter.
function nameLevel(field) {
  const side = field.parentElement.querySelector('[data-mark-side]');
  if (!side || !field.dataset.levels) return;
  const number = Number(TypedNumber.plain(field.value));
  side.textContent = [...levelsOf(field)].find(([, points]) => field.value.trim() !== '' && Number(points) === number)?.[0] ?? '';
}

function check(field) {
  const typed = TypedNumber.plain(field.value);
  if (typed === '' || typed === leftOut) {
    fieldError(field, null);
    return;
  }
  const number = Number(typed);
  const { max, step } = field.dataset;
  const problem = !/^-?\d*\.?\d*$/.test(typed) ? '请填数字，如 1.5'
    : number < 0 ? '不能小于 0'
    : max && number > Number(max) ? `满分 ${max} 分`
    : step && Math.abs(number / Number(step) - Math.round(number / Number(step))) > 1e-9 ? `以 ${step} 分为一档`
    : null;
  fieldError(field, problem);
}
