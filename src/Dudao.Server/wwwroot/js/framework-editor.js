// Beside the tree of a draft: the fields of the chosen node. A field that was changed becomes a command of the tree's queue, with the text
// that the person saw: long texts as they are typed, the others when the field is left. What the server refuses stays in its field, with why,
// until it is mended or taken back, also when another node was looked at meanwhile. The head of the page is renewed with every answer.
import { released } from './pressed.js';
import { newId, send, waitAfter } from './send.js';
import { signInAgain } from './sign-in-again.js';

const pause = 1500;

export function start(editor) {
  const panel = editor.querySelector('[data-node-panel]');
  const refused = new Map();
  // Of each field the texts that are on their way, without an answer yet.
  const underway = new Map();
  let shown = null;
  let wanted = null;
  let asked = 0;
  let failures = 0;
  let timer = null;

  const keyOf = field => `${field.dataset.for}/${field.dataset.set}`;
  const fields = () => [...panel.querySelectorAll('[data-set]')];
  const isTouched = field => field.value !== field.dataset.was || refused.has(keyOf(field)) || underway.has(keyOf(field));

  async function show(id) {
    if (shown !== null && shown !== id) fields().forEach(keep);
    wanted = id;
    const mine = ++asked;
    const answer = await send(`${editor.dataset.panelUrl}/${encodeURIComponent(id)}`, { method: 'GET', headers: { Accept: 'text/html' } });
    const html = answer.kind === 'ok' ? await textOf(answer.response) : null;
    await released();
    // Answers overtake each other: only the one asked for last shows what stands.
    if (mine !== asked) return;
    if (html !== null) {
      failures = 0;
      put(id, html);
    } else if (answer.kind === 'told') {
      panel.textContent = answer.message;
      shown = null;
    } else if (answer.kind !== 'sign-in' || !await signInAgain()) {
      setTimeout(() => { if (mine === asked) show(id); }, waitAfter(failures++));
    } else {
      show(id);
    }
  }

  async function textOf(response) {
    try {
      return await response.text();
    } catch {
      return null;
    }
  }

  // What the person has typed and the server does not have yet is never overwritten.
  function put(id, html) {
    const typed = new Map(shown === id ? fields().filter(isTouched).map(field => [field.dataset.set, field]) : []);
    const active = panel.contains(document.activeElement) ? document.activeElement : null;
    const [start, end] = [active?.selectionStart, active?.selectionEnd];
    const place = active && placeOf(active);
    const top = panel.parentElement.scrollTop;
    panel.innerHTML = html;
    fields().forEach(field => {
      const old = typed.get(field.dataset.set);
      if (old && !refused.has(keyOf(field))) {
        field.dataset.was = old.dataset.was;
        field.value = old.value;
      } else if (refused.has(keyOf(field))) {
        tell(field, old?.value);
      }
    });
    if (shown === id) panel.parentElement.scrollTop = top;
    else panel.parentElement.scrollTop = 0;
    shown = id;
    const field = place && panel.querySelector(place);
    field?.focus({ preventScroll: true });
    if (field?.dataset.set && start != null && field.setSelectionRange) field.setSelectionRange(start, end);
  }

  function placeOf(element) {
    const { set, put, settle, for: node, of } = element.dataset;
    if (set) return `[data-set="${set}"]`;
    if (put) return `[data-put="${put}"][data-for="${CSS.escape(node)}"]`;
    return settle ? `[data-settle="${settle}"][data-of="${of}"]` : null;
  }

  function tell(field, typed = null) {
    const { value, message, isOther } = refused.get(keyOf(field));
    if (field !== document.activeElement || field.value === field.dataset.was) field.value = typed ?? value;
    field.setAttribute('aria-invalid', 'true');
    const place = panel.querySelector(`[data-told="${field.dataset.set}"]`);
    if (!place) return;
    place.replaceChildren(message);
    if (!isOther) return;
    for (const [act, words] of [['mine', '用我写的'], ['theirs', '用对方的']]) {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', className: 'button small', textContent: words });
      button.dataset.settle = act;
      button.dataset.of = field.dataset.set;
      place.append(' ', button);
    }
  }

  function settle(field) {
    refused.delete(keyOf(field));
    field.removeAttribute('aria-invalid');
    panel.querySelector(`[data-told="${field.dataset.set}"]`)?.replaceChildren();
    count();
    const state = editor.querySelector('[data-tree-state].late');
    if (state && refused.size === 0) {
      state.classList.remove('late');
      state.textContent = '';
    }
  }

  // What is refused and not mended yet is named beside the words of saving.
  function count() {
    const place = editor.querySelector('[data-refused]');
    if (!place) return;
    const ids = [...new Set([...refused.keys()].map(key => key.slice(0, key.lastIndexOf('/'))))];
    place.replaceChildren(...(ids.length === 0 ? [] : [`${refused.size} 项没有存：`]), ...ids.map(id => {
      const link = document.createElement('a');
      const node = editor.querySelector(`[data-node="${CSS.escape(id)}"] .words`);
      Object.assign(link, { href: `${location.pathname}#${encodeURIComponent(id)}`, textContent: (node?.textContent.trim() ?? '已删除的一条').slice(0, 12) });
      return link;
    }));
  }

  const ask = detail => editor.dispatchEvent(new CustomEvent('do', { detail }));

  function keep(field) {
    const waits = refused.get(keyOf(field));
    if (field.value === field.dataset.was) {
      if (waits && !waits.isOther) settle(field);
      return;
    }
    if (waits && (waits.isOther || waits.value === field.value)) {
      waits.value = field.value;
      return;
    }
    refused.delete(keyOf(field));
    give(field, field.dataset.was);
  }

  function give(field, was) {
    underway.set(keyOf(field), (underway.get(keyOf(field)) ?? 0) + 1);
    ask({ kind: 'set', node: field.dataset.for, field: field.dataset.set, value: field.value, was });
    field.dataset.was = field.value;
  }

  function answer({ kind, isButton, node, field }) {
    const key = `${node}/${field}`;
    if (kind !== 'set' || isButton || !underway.has(key)) return;
    if (underway.get(key) > 1) underway.set(key, underway.get(key) - 1);
    else underway.delete(key);
  }

  panel.addEventListener('input', event => {
    if (!event.target.matches('textarea[data-long]') || event.isComposing || timer) return;
    timer = setTimeout(() => {
      timer = null;
      fields().filter(field => field.matches('[data-long]')).forEach(keep);
    }, pause);
  });
  panel.addEventListener('change', event => {
    if (event.target.dataset.set) keep(event.target);
  });
  addEventListener('beforeunload', event => {
    if (!fields().some(field => field.value !== field.dataset.was)) return;
    fields().forEach(keep);
    event.preventDefault();
  });
  addEventListener('pagehide', () => fields().forEach(keep));
  panel.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.target.matches('input[data-set]')) keep(event.target);
    if (event.key === 'Escape') {
      event.preventDefault();
      fields().forEach(keep);
      editor.querySelector('[data-node][tabindex="0"]')?.focus();
    }
  });
  panel.addEventListener('click', event => {
    const button = event.target.closest('button[data-put], button[data-settle]');
    if (!button) return;
    if (button.dataset.put) {
      ask({ kind: 'set', isButton: true, node: button.dataset.for, field: button.dataset.put, value: button.dataset.value, was: button.dataset.was });
      return;
    }
    const field = panel.querySelector(`[data-set="${button.dataset.of}"]`);
    const theirs = refused.get(keyOf(field))?.stands ?? field.dataset.was;
    settle(field);
    field.focus();
    if (button.dataset.settle === 'mine') {
      give(field, theirs);
    } else {
      field.value = theirs;
      field.dataset.was = theirs;
      show(shown);
    }
  });
  // From a row Tab leads to its fields; Shift+Tab leads back over the buttons.
  editor.addEventListener('keydown', event => {
    if (event.key !== 'Tab' || event.shiftKey || event.altKey || event.ctrlKey || !event.target.matches('[data-node]')) return;
    const first = panel.querySelector('[data-set]');
    if (!first) return;
    event.preventDefault();
    first.focus();
    first.select?.();
  });
  editor.addEventListener('click', event => {
    const part = event.target.closest('[data-add-part]');
    if (part) ask({ kind: 'part', node: newId(), value: part.dataset.addPart });
  });
  editor.addEventListener('chosen', event => {
    if (event.detail.id === wanted) return;
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${encodeURIComponent(event.detail.id)}`);
    show(event.detail.id);
  });
  editor.addEventListener('swapped', () => {
    const fresh = editor.querySelector('[data-tree-list] template');
    fresh?.content.querySelectorAll('[data-fresh]').forEach(part => {
      const place = document.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
      if (!place) return;
      const open = place.querySelector('details')?.open;
      place.innerHTML = part.innerHTML;
      if (open !== undefined && place.querySelector('details')) place.querySelector('details').open = open;
    });
    editor.querySelectorAll('[data-add-part]').forEach(button => { button.hidden = editor.querySelector(`[data-part="${button.dataset.addPart}"]`) !== null; });
    if (wanted) show(wanted);
  });
  editor.addEventListener('kept', event => {
    answer(event.detail.command);
    if (underway.has(`${event.detail.command.node}/${event.detail.command.field}`)) return;
    refused.delete(`${event.detail.command.node}/${event.detail.command.field}`);
    count();
  });
  editor.addEventListener('told', event => {
    const { command, status, message, stands } = event.detail;
    answer(command);
    if (command.kind !== 'set' || command.isButton) return;
    const key = `${command.node}/${command.field}`;
    const field = command.node === shown ? panel.querySelector(`[data-set="${command.field}"]`) : null;
    const value = field && field === document.activeElement ? field.value : command.value;
    refused.set(key, { value, message, stands, isOther: status === 409 && stands !== null });
    count();
    if (!field) return;
    field.dataset.was = command.was;
    tell(field);
  });
  // A link to a node, in the list of what is wrong or from another page, chooses it.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && id !== wanted) editor.dispatchEvent(new CustomEvent('go', { detail: { id } }));
  };
  addEventListener('hashchange', follow);
  editor.addEventListener('begun', follow);
  follow();
}
