// A list: filters, tabs, order and pages fetch the same page and swap its parts; the search box is never touched. Rows open by a click.
export function start(list) {
  const form = list.querySelector('[data-list-form]');
  const search = form?.querySelector('[name=q]');
  let latest = 0;
  let timer = 0;

  async function show(url) {
    const mine = ++latest;
    let response;
    try {
      response = await fetch(url, { headers: { Accept: 'text/html' } });
    } catch {
      if (mine === latest) location.assign(url);
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector(`[data-list="${list.dataset.list}"]`);
    if (mine !== latest) return;
    if (!fresh) {
      location.assign(url);
      return;
    }
    const held = document.activeElement;
    const name = list.contains(held) ? held.getAttribute('name') ?? held.dataset.sort : null;
    for (const part of list.querySelectorAll('[data-part]')) {
      const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      if (next) part.replaceWith(document.adoptNode(next));
    }
    if (name && !list.contains(held)) list.querySelector(`[name="${name}"], [data-sort="${name}"]`)?.focus();
    history.replaceState(null, '', url);
  }

  function addressOf(source) {
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(source)) {
      if (value !== '') query.set(key, query.has(key) ? `${query.get(key)},${value}` : value);
    }
    const text = query.toString();
    return source.action.split('?')[0] + (text ? `?${text}` : '');
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => show(addressOf(form)), 250);
  }

  list.addEventListener('input', event => {
    if (event.target === search && !event.isComposing) soon();
  });
  search?.addEventListener('compositionend', soon);
  list.addEventListener('change', event => {
    if (event.target.matches('[data-pick-all]')) {
      list.querySelectorAll('input[name=pick]').forEach(box => { box.checked = event.target.checked; });
    }
    if (event.target.matches('[data-pick-all], input[name=pick]')) {
      tellPicked();
    } else if (event.target !== search && event.target.form?.matches('[data-list-form], [data-list-size]')) {
      show(addressOf(event.target.form));
    }
  });
  list.addEventListener('submit', event => {
    if (!event.target.matches('[data-list-form], [data-list-columns], [data-list-size]')) return;
    event.preventDefault();
    clearTimeout(timer);
    show(addressOf(event.target));
  });
  list.addEventListener('click', event => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('a');
    if (link) {
      const swaps = link.closest('[data-part="tabs"], .sort, .clear, .nothing, [data-part="body"] .pager') && !('plain' in link.dataset);
      if (!swaps) return;
      event.preventDefault();
      if (search && link.matches('.clear, .nothing a')) search.value = '';
      show(link.href);
      return;
    }
    const row = event.target.closest('tr[data-href]');
    if (row && !event.target.closest('button, input, label, summary, select, details') && getSelection().isCollapsed) location.assign(row.dataset.href);
  });
  list.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...list.querySelectorAll('td.lead > a')];
    const here = links.indexOf(document.activeElement);
    if (here < 0) return;
    event.preventDefault();
    links[here + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  });

  function tellPicked() {
    const told = list.querySelector('[data-picked]');
    const all = list.querySelectorAll('input[name=pick]');
    const picked = [...all].filter(box => box.checked).length;
    list.querySelector('[data-pick-bar]')?.classList.toggle('picked', picked > 0);
    if (told) told.textContent = picked ? `已选 ${picked} 项` : '勾选后可以一起办理';
    const whole = list.querySelector('[data-pick-all]');
    if (whole) {
      whole.checked = picked > 0 && picked === all.length;
      whole.indeterminate = picked > 0 && picked < all.length;
    }
  }
}
