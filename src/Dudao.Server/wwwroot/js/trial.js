// A trial: Enter, ↓ and ↑ go from mark to mark, and what was typed is computed as one goes; the form works without it.
import { send } from './send.js';

export function start(form) {
  const marks = () => [...form.querySelectorAll('input[name^="mark."]')];
  let turn = 0;

  async function compute() {
    const mine = ++turn;
    const answer = await send(location.pathname, { body: new URLSearchParams(new FormData(form)), headers: { Accept: 'text/html' } });
    if (answer.kind !== 'ok' || mine !== turn) return;
    const page = new DOMParser().parseFromString(await answer.response.text(), 'text/html');
    const [old, now] = [form.querySelector('[data-trial-result]'), page.querySelector('[data-trial-result]')];
    if (!now) return;
    const open = old.querySelector('details')?.open;
    old.innerHTML = now.innerHTML;
    if (open && old.querySelector('details')) old.querySelector('details').open = true;
    form.querySelectorAll('[data-leaf]').forEach(row => {
      const fresh = page.querySelector(`[data-leaf="${CSS.escape(row.dataset.leaf)}"]`);
      if (!fresh) return;
      row.querySelector('[data-got]').innerHTML = fresh.querySelector('[data-got]').innerHTML;
      const isWrong = fresh.querySelector('input').getAttribute('aria-invalid');
      if (isWrong) row.querySelector('input').setAttribute('aria-invalid', isWrong);
      else row.querySelector('input').removeAttribute('aria-invalid');
    });
  }

  form.addEventListener('change', compute);
  form.addEventListener('keydown', event => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || !event.target.matches('input[name^="mark."]')) return;
    event.preventDefault();
    const all = marks();
    const next = all[all.indexOf(event.target) + step];
    if (next) {
      next.focus();
      next.select();
    } else {
      compute();
    }
  });
}
