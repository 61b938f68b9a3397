// The fields of a save queue: text, areas, choices, boxes and radio buttons, found by their id in data-save.
export function valueOf(field) {
  if (field.type === 'checkbox') return field.checked ? 'true' : 'false';
  if (field.type === 'radio') return field.checked ? field.value : null;
  return field.value;
}

export class SavedFields {
  #afterFocus = new Map();

  constructor(root) {
    this.root = root;
  }

  all(id) {
    return [...this.root.querySelectorAll(`[data-save="${CSS.escape(id)}"]`)];
  }

  find(id) {
    const all = id === undefined ? [] : this.all(id);
    return all.find(field => field.checked && field.type === 'radio') ?? all[0] ?? null;
  }

  // What the server put there, whatever was typed since. The browser is told not to bring back values of an earlier load by itself.
  initial(field) {
    field.autocomplete = 'off';
    if (field.type === 'radio') return this.all(field.dataset.save).find(one => one.defaultChecked)?.value ?? '';
    if (field.type === 'checkbox') return field.defaultChecked ? 'true' : 'false';
    if (field.matches('select')) return ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? '';
    return field.defaultValue;
  }

  // What stands there now.
  current(field) {
    return field.type === 'radio' ? this.find(field.dataset.save)?.checked ? this.find(field.dataset.save).value : '' : valueOf(field);
  }

  version(id) {
    return Number(this.find(id)?.dataset.version ?? 0);
  }

  setVersion(id, version) {
    this.all(id).forEach(field => { field.dataset.version = version; });
  }

  // Never into the field that has the focus, unless the person asked for it; then when it is left.
  write(id, value, asked = false) {
    const field = this.find(id);
    if (!field) return;
    if (field.type === 'checkbox') {
      field.checked = value === 'true';
    } else if (field.type === 'radio') {
      this.all(id).forEach(one => { one.checked = one.value === value; });
    } else if (asked || document.activeElement !== field) {
      field.value = value;
    } else {
      this.#afterFocus.set(id, { typed: field.value, value });
      return;
    }
    field.dispatchEvent(new CustomEvent('written', { bubbles: true }));
  }

  // The field is left: what waited for that is written, unless something else was typed since.
  leave(field) {
    const waiting = this.#afterFocus.get(field.dataset.save);
    this.#afterFocus.delete(field.dataset.save);
    if (waiting && field.value === waiting.typed) field.value = waiting.value;
  }
}
