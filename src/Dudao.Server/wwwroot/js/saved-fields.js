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

  // What the server put there; a browser may have brought back what was typed before a reload, which then is taken out again.
  initial(field) {
    if (field.type === 'radio') {
      const all = this.all(field.dataset.save);
      const held = all.find(one => one.defaultChecked);
      all.forEach(one => { one.checked = one === held; });
      return held?.value ?? '';
    }
    if (field.type === 'checkbox') {
      field.checked = field.defaultChecked;
    } else if (field.matches('select')) {
      const held = [...field.options].find(option => option.defaultSelected) ?? field.options[0];
      if (held) field.value = held.value;
    } else if (document.activeElement !== field) {
      field.value = field.defaultValue;
    }
    return field.matches('input:not([type=checkbox]), textarea') ? field.defaultValue : valueOf(field);
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
