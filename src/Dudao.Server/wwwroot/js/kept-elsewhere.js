// On every page of the office: what another page left unsaved on this machine is told, with a link to where it is saved.
import { keptOf } from './kept.js';

const waits = 15_000;

export function start(place) {
  const user = place.closest('[data-user]')?.dataset.user ?? document.querySelector('[data-user]')?.dataset.user ?? '';
  const here = new Set([...document.querySelectorAll('[data-save-url]')].map(root => root.dataset.saveUrl));

  function show() {
    // What was typed a moment ago is on its way from another tab.
    const left = keptOf(user).filter(change => !here.has(change.url) && change.page && Date.now() - change.at > waits);
    const pages = [...new Set(left.map(change => change.page))];
    place.hidden = left.length === 0;
    if (left.length === 0) return;
    place.querySelector('[data-kept-count]').textContent = left.length;
    const link = place.querySelector('a');
    link.href = pages[0];
    link.textContent = pages.length > 1 ? `打开第 1 处，共 ${pages.length} 处` : '打开那一页，接着保存';
  }

  show();
  setTimeout(show, waits + 1000);
  addEventListener('storage', event => { if (event.key?.startsWith('dudao.kept.')) show(); });
}
