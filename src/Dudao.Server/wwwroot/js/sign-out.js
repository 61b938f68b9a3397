// Signing out first sends what is still kept here, asks if something cannot be sent, and then forgets the copy of this person.
import { keptOf, forget } from './kept.js';

export function start(form) {
  form.addEventListener('submit', event => {
    const user = document.querySelector('[data-user]')?.dataset.user ?? '';
    const left = keptOf(user).length;
    if (left > 0 && !confirm(`本机还有 ${left} 项没有保存。现在退出，这些内容就没有了。要退出吗？`)) {
      event.preventDefault();
      return;
    }
    forget(user);
  });
}
