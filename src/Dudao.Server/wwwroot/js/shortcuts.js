// Keys that act anywhere on a page: data-shortcut names the key (/, Ctrl+Enter); a field takes the focus, anything else is clicked.
function keyOf(event) {
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`;
}

function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));
}

export function start(root) {
  root.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyOf(event);
    const plain = key.length === 1;
    if (plain && typing(event.target)) return;
    const target = [...document.querySelectorAll('[data-shortcut]')].find(e => e.dataset.shortcut === key && e.offsetParent !== null);
    if (!target) return;
    event.preventDefault();
    if (target.matches('input, textarea, select')) {
      target.focus();
      target.select?.();
    } else {
      target.click();
    }
  });
}
