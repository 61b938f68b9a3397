// A select becomes a box in which one types a name, its pinyin or initials; the options stand below it. The select stays, hidden, and is
// what the form sends. data-url is asked as well where the options are not all there.
const most = 12;

export function start(select) {
  const options = [...select.options].filter(option => option.value !== '')
    .map(option => ({ value: option.value, words: option.textContent.trim(), find: `${option.textContent} ${option.dataset.find ?? ''}`.toLowerCase() }));
  const box = document.createElement('input');
  const list = document.createElement('ul');
  const wrap = document.createElement('div');
  Object.assign(list, { id: `${select.id || select.name}-list`, className: 'picker-list', hidden: true });
  list.setAttribute('role', 'listbox');
  wrap.className = 'picker';
  box.className = 'input';
  box.type = 'text';
  box.autocomplete = 'off';
  box.placeholder = select.dataset.hint ?? '';
  for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', list.id], ['aria-autocomplete', 'list']]) box.setAttribute(name, value);
  for (const name of ['aria-describedby', 'aria-invalid', 'aria-label']) if (select.hasAttribute(name)) box.setAttribute(name, select.getAttribute(name));
  const label = select.labels?.[0];
  if (label) list.setAttribute('aria-label', label.textContent.trim());
  if (select.id) {
    box.id = select.id;
    select.id += '-value';
  }
  box.required = select.required;
  select.required = false;
  select.hidden = true;
  select.before(wrap);
  wrap.append(box, list, select);
  box.value = select.selectedOptions[0]?.value ? select.selectedOptions[0].textContent.trim() : '';

  let shown = [];
  let active = -1;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  function offer(found) {
    shown = found.slice(0, most);
    list.replaceChildren(...(shown.length ? shown.map((option, i) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${i}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', String(i === active));
      item.textContent = option.words;
      item.addEventListener('mousedown', event => {
        event.preventDefault();
        take(option);
      });
      return item;
    }) : [Object.assign(document.createElement('li'), { className: 'none', textContent: '没有找到' })]));
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  }

  function go(to) {
    active = (to + shown.length) % shown.length;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === active)));
    list.children[active].scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', list.children[active].id);
  }

  function take(option) {
    if (![...select.options].some(one => one.value === option.value)) select.add(new Option(option.words, option.value));
    select.value = option.value;
    box.value = option.words;
    box.setCustomValidity('');
    close();
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async function search() {
    const words = box.value.trim().toLowerCase();
    active = -1;
    const near = options.filter(option => words.split(/\s+/).every(word => option.find.includes(word)));
    offer(near);
    if (!select.dataset.url || words === '') return;
    const mine = ++asked;
    try {
      const response = await fetch(`${select.dataset.url}${select.dataset.url.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
      if (!response.ok || mine !== asked) return;
      const more = (await response.json()).map(one => ({ value: one.value, words: one.note ? `${one.words}（${one.note}）` : one.words }));
      offer([...near, ...more.filter(one => !near.some(other => other.value === one.value))]);
    } catch {
      if (mine === asked) offer(near);
    }
  }

  box.addEventListener('input', event => {
    select.value = '';
    if (!event.isComposing) search();
  });
  box.addEventListener('compositionend', search);
  box.addEventListener('focus', () => box.select());
  box.addEventListener('click', search);
  box.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) search();
      if (shown.length) go(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && !list.hidden && shown.length) {
      event.preventDefault();
      take(shown[Math.max(active, 0)]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  box.addEventListener('blur', () => {
    close();
    const chosen = select.selectedOptions[0];
    if (select.value === '') {
      box.setCustomValidity(box.value.trim() === '' ? '' : '请从列表里选一个');
      select.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      box.value = chosen.textContent.trim();
    }
  });
}
