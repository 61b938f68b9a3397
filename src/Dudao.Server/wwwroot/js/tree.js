// A tree edited with the keyboard alone: keys and buttons become commands in a queue, in order, each sent again until it is answered; the
// server answers the list's HTML, which takes the place of the old, and says which node has the focus.
//   Shift+Enter adds one above it, Ctrl+Z takes the last command back where the server gave what undoes it (header Dudao-Undo).
//   What is not answered yet and what can be taken back outlive a reload of the tab (sessionStorage, under the person's id).
//   a module beside it asks for a command with the event do ({ detail: { kind, … } }) and hears swapped, chosen and told.
//   the element: data-tree-url, data-version; within it [data-tree-list] with [data-node] items (role treeitem, tabindex, data-parent,
//   aria-level, aria-expanded), [data-tree-do] buttons, [data-tree-state] for the words of saving.
// Keys on a node: ↑ ↓ Home End go, ← → close and open, * opens all, Enter adds one below it, Insert or Ctrl+Enter adds a child,
// Alt+↑ ↓ move, Alt+← → raise and lower, F2 renames, Delete removes. A renamed node is an input with data-rename: Enter keeps, Esc leaves it.
import { released } from './pressed.js';
import { newId, send, sendJson, waitAfter } from './send.js';
import { signInAgain } from './sign-in-again.js';

export function start(tree) {
  const place = `dudao.tree.${document.querySelector('[data-user]')?.dataset.user ?? ''}.${tree.dataset.treeUrl}`;
  const kept = read();
  const waiting = kept.waiting;
  const undo = kept.undo;
  let isSending = false;
  let failures = 0;

  const nodes = () => [...tree.querySelectorAll('[data-node]')].filter(node => node.offsetParent !== null);
  const nodeOf = element => element?.closest?.('[data-node]');
  const idOf = node => node?.dataset.node ?? null;
  const siblings = node => [...tree.querySelectorAll('[data-node]')].filter(other => (other.dataset.parent ?? '') === (node.dataset.parent ?? ''));
  const byId = id => tree.querySelector(`[data-node="${CSS.escape(id)}"]`);
  let current = null;

  function read() {
    try {
      return { waiting: [], undo: [], ...JSON.parse(sessionStorage.getItem(place) ?? '{}') };
    } catch {
      return { waiting: [], undo: [] };
    }
  }

  // A full or forbidden storage loses only what a reload would have kept.
  function keep() {
    try {
      if (waiting.length + undo.length > 0) sessionStorage.setItem(place, JSON.stringify({ waiting, undo: undo.slice(-100) }));
      else sessionStorage.removeItem(place);
    } catch {
      undo.splice(0, undo.length - 20);
    }
    const button = tree.querySelector('[data-tree-do="undo"]');
    if (button) button.disabled = undo.length + waiting.length === 0;
  }

  function put(command) {
    waiting.push({ key: newId(), base: Number(tree.dataset.version ?? 0), ...command });
    keep();
    say('saving');
    pump();
  }

  // Typing that goes on in one field is taken back as one, if nothing else was done between.
  const isSameField = (one, other) => one?.kind === 'set' && other.kind === 'set' && one.node === other.node && one.field === other.field;
  let last = null;

  async function pump() {
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0) {
      const command = waiting[0];
      // What is taken back is known when all before it is answered. It is kept with the command: sent again, it must say the same.
      if (command.kind === 'undo') command.value ??= undo.pop();
      if (command.kind === 'undo' && !command.value) {
        waiting.shift();
        keep();
        say('refused', '没有可以撤销的操作。');
        continue;
      }
      command.onto ??= isSameField(last, command) ? undo.at(-1) : undefined;
      keep();
      const sent = await sendJson(tree.dataset.treeUrl, { ...command, base: Number(tree.dataset.version ?? command.base) }, { headers: { Accept: 'text/html' }, keepalive: document.visibilityState === 'hidden' });
      if (sent.kind === 'ok') {
        const html = await textOf(sent.response);
        if (html === null) {
          await later();
          continue;
        }
        failures = 0;
        waiting.shift();
        const back = sent.response.headers.get('Dudao-Undo');
        if (back && command.onto && undo.at(-1) === command.onto) undo.pop();
        if (back) undo.push(back);
        last = back ? command : null;
        keep();
        await released();
        tree.dispatchEvent(new CustomEvent('kept', { detail: { command } }));
        swap(html, sent.response.headers, waiting.length === 0);
      } else if (sent.kind === 'told') {
        // What was refused says nothing about the keys after it, but what was to be done with a node that was not made.
        waiting.shift();
        if (command.kind === 'add') waiting.splice(0, waiting.length, ...waiting.filter(after => ![after.node, after.parent, after.after].includes(command.node)));
        last = null;
        keep();
        tree.dispatchEvent(new CustomEvent('told', { detail: { command, status: sent.status, message: sent.message, stands: sent.stands } }));
        if (sent.status === 409) await refresh();
        say('refused', sent.message);
      } else if (sent.kind === 'sign-in' && await signInAgain()) {
        failures = 0;
      } else {
        await later();
      }
    }
    isSending = false;
  }

  function later() {
    say('retrying');
    return new Promise(resolve => setTimeout(resolve, waitAfter(failures++)));
  }

  async function refresh() {
    const now = await send(tree.dataset.treeUrl, { method: 'GET', headers: { Accept: 'text/html' } });
    const html = now.kind === 'ok' ? await textOf(now.response) : null;
    if (html === null) return;
    await released();
    swap(html, now.response.headers, false);
  }

  // An answer that broke off is no answer: its command is sent again.
  async function textOf(response) {
    try {
      return await response.text();
    } catch {
      return null;
    }
  }

  function swap(html, headers, isLast) {
    // Answers overtake each other: what is older than what is shown is left.
    const version = headers.get('Dudao-Version');
    if (version && Number(version) < Number(tree.dataset.version ?? 0)) {
      if (isLast) say('saved', headers.get('Dudao-Saved') ?? '');
      return;
    }

    const list = tree.querySelector('[data-tree-list]');
    const at = nodes().findIndex(node => idOf(node) === current);
    const active = document.activeElement;
    const isElsewhere = active && active !== document.body && !list.contains(active) && !active.closest('[data-tree-do]');
    const opened = [...tree.querySelectorAll('[data-node][aria-expanded]')].map(node => [node.dataset.node, node.getAttribute('aria-expanded')]);
    const typed = document.activeElement?.matches?.('[data-rename]') ? { id: document.activeElement.dataset.rename, value: document.activeElement.value } : null;
    list.innerHTML = html;
    if (version) tree.dataset.version = version;
    opened.filter(([id]) => byId(id)?.hasAttribute('aria-expanded')).forEach(([id, state]) => byId(id).setAttribute('aria-expanded', state));
    hideClosed();
    if (typed) {
      const node = byId(typed.id);
      if (node) rename(node, typed.value);
    } else {
      const told = byId(headers.get('Dudao-Focus') ?? '');
      // Where the chosen node is gone, the one that took its place is chosen.
      const node = told ?? (current ? byId(current) ?? nodes()[Math.min(Math.max(at, 0), nodes().length - 1)] : null);
      if (told) reveal(told);
      if (node) go(node, !isElsewhere);
    }
    if (isLast) say('saved', headers.get('Dudao-Saved') ?? '');
    tree.dispatchEvent(new CustomEvent('swapped', { bubbles: true }));
  }

  // Opens what lies above a node, so that it can be seen.
  function reveal(node) {
    for (let above = byId(node.dataset.parent ?? ''); above; above = byId(above.dataset.parent ?? '')) above.setAttribute('aria-expanded', 'true');
    hideClosed();
  }

  function openAll(isOpen) {
    tree.querySelectorAll('[data-node][aria-expanded]').forEach(node => node.setAttribute('aria-expanded', String(isOpen)));
    hideClosed();
    let node = current ? byId(current) : null;
    while (node?.hidden) node = byId(node.dataset.parent ?? '');
    go(node ?? nodes()[0], false);
  }

  function go(node, focus = true) {
    if (!node) return;
    current = idOf(node);
    tree.querySelectorAll('[data-node]').forEach(other => {
      other.tabIndex = other === node ? 0 : -1;
      other.setAttribute('aria-selected', String(other === node));
    });
    if (focus) node.focus();
    tree.dispatchEvent(new CustomEvent('chosen', { detail: { id: current, node }, bubbles: true }));
  }

  function hideClosed() {
    const closed = new Set();
    tree.querySelectorAll('[data-node]').forEach(node => {
      const isHidden = closed.has(node.dataset.parent);
      node.hidden = isHidden;
      if (isHidden || node.getAttribute('aria-expanded') === 'false') closed.add(node.dataset.node);
    });
  }

  const acts = {
    'add-sibling': node => put({ kind: 'add', node: newId(), parent: node?.dataset.parent || null, after: idOf(node) }),
    'add-before': node => {
      const all = siblings(node);
      put({ kind: 'add', node: newId(), parent: node?.dataset.parent || null, after: idOf(all[all.indexOf(node) - 1]) });
    },
    undo: () => {
      last = null;
      put({ kind: 'undo' });
    },
    'open-all': () => openAll(true),
    'close-all': () => openAll(false),
    'add-child': node => {
      if (!node) return;
      node.setAttribute('aria-expanded', 'true');
      const children = [...tree.querySelectorAll(`[data-parent="${CSS.escape(idOf(node))}"]`)];
      put({ kind: 'add', node: newId(), parent: idOf(node), after: idOf(children[children.length - 1]) });
    },
    up: node => {
      const all = siblings(node);
      const at = all.indexOf(node);
      if (at > 0) put({ kind: 'move', node: idOf(node), parent: node.dataset.parent || null, after: idOf(all[at - 2]) });
    },
    down: node => {
      const all = siblings(node);
      const at = all.indexOf(node);
      if (at >= 0 && at < all.length - 1) put({ kind: 'move', node: idOf(node), parent: node.dataset.parent || null, after: idOf(all[at + 1]) });
    },
    raise: node => {
      const parent = node.dataset.parent ? byId(node.dataset.parent) : null;
      if (parent) put({ kind: 'move', node: idOf(node), parent: parent.dataset.parent || null, after: idOf(parent) });
    },
    lower: node => {
      const all = siblings(node);
      const above = all[all.indexOf(node) - 1];
      if (!above) return;
      const children = [...tree.querySelectorAll(`[data-parent="${CSS.escape(idOf(above))}"]`)];
      put({ kind: 'move', node: idOf(node), parent: idOf(above), after: idOf(children[children.length - 1]) });
    },
    remove: node => {
      const all = nodes();
      const next = all[all.indexOf(node) + 1] ?? all[all.indexOf(node) - 1];
      current = idOf(next);
      put({ kind: 'remove', node: idOf(node) });
    },
    rename: node => rename(node),
  };

  function rename(node, value = null) {
    const name = node?.querySelector('[data-name]');
    if (!name || node.querySelector('[data-rename]')) return;
    const input = document.createElement('input');
    Object.assign(input, { className: 'input', value: value ?? name.textContent.trim(), autocomplete: 'off' });
    input.dataset.rename = idOf(node);
    input.setAttribute('aria-label', '名称');
    name.hidden = true;
    name.after(input);
    input.focus();
    if (value === null) input.select();
    let isDone = false;
    const end = keep => {
      if (isDone || !input.isConnected) return;
      isDone = true;
      const text = input.value.trim();
      input.remove();
      name.hidden = false;
      if (keep && text && text !== name.textContent.trim()) {
        const was = name.textContent.trim();
        name.textContent = text;
        put({ kind: 'rename', node: idOf(node), value: text, was });
      }
    };
    input.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'Enter' || event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        end(event.key === 'Enter');
        go(byId(idOf(node)));
      }
    });
    input.addEventListener('blur', () => end(true));
  }

  tree.addEventListener('keydown', event => {
    const node = nodeOf(event.target);
    if (!node || event.target !== node || event.isComposing) return;
    const all = nodes();
    const at = all.indexOf(node);
    const key = `${event.ctrlKey ? 'Control+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`;
    const act = {
      ArrowDown: () => go(all[at + 1]), ArrowUp: () => go(all[at - 1]), Home: () => go(all[0]), End: () => go(all[all.length - 1]),
      ArrowRight: () => open(node, true), ArrowLeft: () => open(node, false),
      Enter: () => acts['add-sibling'](node), 'Shift+Enter': () => acts['add-before'](node), 'Control+z': () => acts.undo(), Insert: () => acts['add-child'](node), 'Control+Enter': () => acts['add-child'](node), '*': () => openAll(true), 'Shift+*': () => openAll(true), F2: () => acts.rename(node), Delete: () => acts.remove(node),
      'Alt+ArrowUp': () => acts.up(node), 'Alt+ArrowDown': () => acts.down(node), 'Alt+ArrowLeft': () => acts.raise(node), 'Alt+ArrowRight': () => acts.lower(node),
    }[key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  function open(node, isOpen) {
    if (node.getAttribute('aria-expanded') === String(!isOpen)) {
      node.setAttribute('aria-expanded', String(isOpen));
      hideClosed();
    } else if (isOpen) {
      go(nodes()[nodes().indexOf(node) + 1]);
    } else if (node.dataset.parent) {
      go(byId(node.dataset.parent));
    }
  }

  tree.addEventListener('click', event => {
    const button = event.target.closest('[data-tree-do]');
    const node = nodeOf(event.target);
    if (button) acts[button.dataset.treeDo](current ? byId(current) : nodes()[0]);
    else if (node && event.target.closest('[data-toggle]')) open(node, node.getAttribute('aria-expanded') === 'false');
    else if (node && !event.target.closest('a, button, input')) go(node);
  });
  tree.addEventListener('do', event => put(event.detail));
  tree.addEventListener('go', event => {
    const node = byId(event.detail.id);
    if (!node) return;
    reveal(node);
    go(node, event.detail.focus ?? true);
  });
  // Who comes back to the tab sees what others did meanwhile.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && waiting.length === 0 && !tree.querySelector('[data-rename]')) refresh();
  });
  addEventListener('beforeunload', event => { if (waiting.length > 0) event.preventDefault(); });

  function say(state, text = '') {
    const place = tree.querySelector('[data-tree-state]');
    if (!place) return;
    place.classList.toggle('late', state === 'refused');
    place.textContent = { saving: '正在保存…', saved: `已保存 ${text}`, retrying: `未保存 ${waiting.length} 项，将重试`, refused: text }[state];
  }

  hideClosed();
  keep();
  tree.dispatchEvent(new CustomEvent('begun'));
  if (waiting.length > 0) {
    say('saving');
    pump();
  }
}
