// − and + beside a whole number, within its bounds; ↑ and ↓ do the same.
import { TypedNumber } from './typed-number.js';

export function start(stepper) {
  const field = stepper.querySelector('input');

  function step(by) {
    const now = Number.parseInt(TypedNumber.plain(field.value), 10) || 0;
    const least = Number(field.dataset.min ?? 0);
    const most = field.dataset.max ? Number(field.dataset.max) : Infinity;
    const next = Math.min(Math.max(now + by, least), most);
    if (String(next) === field.value) return;
    field.value = next;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  stepper.addEventListener('click', event => {
    const button = event.target.closest('[data-by]');
    if (button) step(Number(button.dataset.by));
  });
  field.addEventListener('keydown', event => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  });
}
