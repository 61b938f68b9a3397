// An expired sign-in is renewed in place: the page and what it keeps stay. Several askers share one dialog; each is told true when it is done.
import { freshToken, sendJson } from './send.js';

let asking = null;

export function signInAgain() {
  asking ??= ask().finally(() => { asking = null; });
  return asking;
}

function ask() {
  const dialog = document.querySelector('[data-sign-in-dialog]');
  const user = document.querySelector('[data-user]')?.dataset.user;
  if (!dialog) return Promise.resolve(false);
  const form = dialog.querySelector('form');
  const error = dialog.querySelector('[data-sign-in-error]');
  return new Promise(resolve => {
    const stop = new AbortController();
    const end = done => {
      stop.abort();
      form.reset();
      error.textContent = '';
      dialog.close();
      resolve(done);
    };
    form.addEventListener('submit', async event => {
      event.preventDefault();
      let sent = { kind: 'retry' };
      try {
        await freshToken();
        sent = await sendJson('/sign-in/again', { name: form.elements.name.value, password: form.elements.password.value });
      } catch {
        sent = { kind: 'retry' };
      }
      if (sent.kind !== 'ok') {
        error.textContent = sent.kind === 'told' ? sent.message : '连不上服务器，请稍后再试。';
        return;
      }
      const { user: now } = await sent.response.json();
      if (user && now !== user) {
        location.reload();
        return;
      }
      await freshToken();
      end(true);
    }, { signal: stop.signal });
    dialog.addEventListener('click', event => {
      if (event.target.closest('[data-close]')) end(false);
    }, { signal: stop.signal });
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      end(false);
    }, { signal: stop.signal });
    if (!dialog.open) dialog.showModal();
  });
}
