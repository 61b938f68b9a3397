// The copy on this machine of what was typed and is not saved yet: one item for each field, under the person's id, so that tabs do not
// overwrite each other. A full or forbidden storage is told by false.
const prefix = user => `dudao.kept.${user}.`;

export function keep(user, url, change) {
  try {
    localStorage.setItem(`${prefix(user)}${url}|${change.id}`, JSON.stringify(change));
    return true;
  } catch {
    return false;
  }
}

// Takes the copy away only if it is still the one that was saved: another tab may have written a newer one.
export function drop(user, url, id, stamp) {
  try {
    const key = `${prefix(user)}${url}|${id}`;
    const kept = localStorage.getItem(key);
    if (kept && JSON.parse(kept).stamp === stamp) localStorage.removeItem(key);
  } catch {
    return false;
  }
  return true;
}

export function keptOf(user, url = null) {
  const start = prefix(user) + (url === null ? '' : `${url}|`);
  const found = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (!key.startsWith(start)) continue;
      const change = JSON.parse(localStorage.getItem(key));
      found.push({ ...change, url: key.slice(prefix(user).length, key.lastIndexOf('|')) });
    }
  } catch {
    return found;
  }
  return found.sort((a, b) => a.at - b.at);
}

export function forget(user) {
  try {
    Object.keys(localStorage).filter(key => key.startsWith(prefix(user))).forEach(key => localStorage.removeItem(key));
  } catch {
    return false;
  }
  return true;
}
