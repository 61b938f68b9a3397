// Signing out first sends what is still kept here, asks if something cannot be sent, and then forgets the copy of this person.
import { forget, keptOf } from './kept.js';
import { abandonAll, flushAll } from './save-queue.js';

export function start(form) {
  const user = document.querySelector('[data-user]')?.dataset.user ?? '';
  let isAsked = false;
  form.addEventListener('submit', async event => {
    if (isAsked || keptOf(user).length === 0) {
      abandonAll();
      forget(user);
      return;
    }
    event.preventDefault();
    await flushAll();
    const left = keptOf(user).length;
    if (left > 0 && !confirm(`本机还有 ${left} 项没有保存。现在退出，这些内容就没有了。要退出吗？`)) return;
    isAsked = true;
    form.requestSubmit();
  });
}
