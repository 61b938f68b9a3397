// The one script of every page: starts an element's module, named by data-module, once; also for elements that come later.
// A module is a file beside this one that exports start(element); data-started then names it.
import { start as startShortcuts } from './shortcuts.js';

const started = new WeakMap();

function startOne(element) {
  const names = element.dataset.module.split(' ').filter(name => /^[a-z-]+$/.test(name));
  const known = started.get(element) ?? new Set();
  started.set(element, known);
  for (const name of names) {
    if (known.has(name)) continue;
    known.add(name);
    import(`./${name}.js`).then(module => {
      module.start(element);
      element.dataset.started = `${element.dataset.started ?? ''} ${name}`.trim();
    }).catch(error => {
      known.delete(name);
      console.error(`module ${name} did not start`, error);
    });
  }
}

function startWithin(root) {
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  if (root.matches('[data-module]')) startOne(root);
  root.querySelectorAll('[data-module]').forEach(startOne);
}

startWithin(document.documentElement);
startShortcuts(document.documentElement);
document.documentElement.classList.add('scripted');
new MutationObserver(changes => {
  for (const change of changes) change.addedNodes.forEach(startWithin);
}).observe(document.documentElement, { childList: true, subtree: true });
