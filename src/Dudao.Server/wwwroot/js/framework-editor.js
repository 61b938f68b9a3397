// Beside the tree of a draft: the fields of the chosen node. A field that was changed becomes a command of the tree's queue, with the text
// that the person saw; what the server says of it stands at the field.
import { send } from './send.js';

export function start(editor) {
  const panel = editor.querySelector('[data-node-panel]');
  let shown = null;
  let wanted = null;

  async function show(id) {
    wanted = id;
    const answer = await send(`${editor.dataset.panelUrl}/${encodeURIComponent(id)}`, { method: 'GET', headers: { Accept: 'text/html' } });
    if (answer.kind !== 'ok' || wanted !== id) return;
    const html = await answer.response.text();
    const active = panel.contains(document.activeElement) ? document.activeElement : null;
    const field = active?.dataset.set;
    if (shown === id && active && active.value !== active.dataset.was) return;
    panel.innerHTML = html;
    shown = id;
    if (field) panel.querySelector(`[data-set="${field}"]`)?.focus();
  }

  const ask = detail => editor.dispatchEvent(new CustomEvent('do', { detail }));

  function keep(field) {
    if (field.value === field.dataset.was) return;
    ask({ kind: 'set', node: field.dataset.node, field: field.dataset.set, value: field.value, was: field.dataset.was });
    field.dataset.was = field.value;
  }

  panel.addEventListener('change', event => {
    if (event.target.dataset.set) keep(event.target);
  });
  panel.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.target.matches('input[data-set]')) keep(event.target);
    if (event.key === 'Escape') editor.querySelector('[data-node][tabindex="0"]')?.focus();
  });
  panel.addEventListener('click', event => {
    const button = event.target.closest('button[data-put]');
    if (button) ask({ kind: 'set', node: button.dataset.node, field: button.dataset.put, value: button.dataset.value, was: button.dataset.was });
  });
  editor.addEventListener('chosen', event => {
    if (event.detail.id !== wanted) show(event.detail.id);
  });
  editor.addEventListener('swapped', () => {
    if (wanted) show(wanted);
  });
  editor.addEventListener('told', event => {
    const { command, message } = event.detail;
    const field = command.node === shown && command.field ? panel.querySelector(`[data-set="${command.field}"]`) : null;
    if (!field) return;
    field.setAttribute('aria-invalid', 'true');
    const place = panel.querySelector(`[data-told="${command.field}"]`);
    if (place) place.textContent = message;
  });
}
