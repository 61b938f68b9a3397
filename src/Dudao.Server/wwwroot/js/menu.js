// A menu that a details element opens: closes on Escape, on a click elsewhere, and when the focus leaves it; arrows go through its items.
export function start(menu) {
  const summary = menu.querySelector('summary');
  const items = () => [...menu.querySelectorAll('.panel a, .panel button, .panel input, .panel select')].filter(item => item.offsetParent !== null);
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape' && menu.open) {
      event.preventDefault();
      menu.open = false;
      summary.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && menu.open && !event.target.matches('input:not([type=checkbox]), select, textarea')) {
      event.preventDefault();
      const all = items();
      const next = all.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
      all[(next + all.length) % all.length]?.focus();
    }
  });
  menu.addEventListener('focusout', event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener('click', function elsewhere(event) {
    if (!menu.isConnected) document.removeEventListener('click', elsewhere);
    else if (!menu.contains(event.target)) menu.open = false;
  });
}
