// Files dropped or chosen: each is sent, with its progress in a line; what is refused says why. When one is there, the element tells it by
// the event uploaded; a list of the page that data-list names takes the HTML that the server gave, if it gave any.
import { icon } from './field-error.js';
import { upload } from './uploads.js';

const size = bytes => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export function start(drop) {
  const zone = drop.querySelector('[data-drop-zone]');
  const sending = drop.querySelector('[data-sending]');
  const largest = Number(drop.dataset.max);

  drop.addEventListener('change', event => {
    if (event.target.type !== 'file') return;
    event.stopPropagation();
    [...event.target.files].forEach(take);
    event.target.value = '';
  });
  for (const name of ['dragenter', 'dragover']) {
    zone.addEventListener(name, event => {
      event.preventDefault();
      zone.classList.add('over');
    });
  }
  for (const name of ['dragleave', 'drop']) zone.addEventListener(name, () => zone.classList.remove('over'));
  zone.addEventListener('drop', event => {
    event.preventDefault();
    [...event.dataTransfer.files].forEach(take);
  });

  function take(file) {
    const line = document.createElement('li');
    const words = document.createElement('span');
    const bar = document.createElement('progress');
    const stop = document.createElement('button');
    const aborter = new AbortController();
    words.textContent = `${file.name}（${size(file.size)}）`;
    Object.assign(bar, { className: 'bar', max: 1, value: 0 });
    bar.setAttribute('aria-label', `${file.name} 上传进度`);
    Object.assign(stop, { type: 'button', className: 'link', textContent: '取消' });
    stop.addEventListener('click', () => {
      aborter.abort();
      line.remove();
    });
    line.append(words, stop, bar);
    sending.append(line);
    if (largest && file.size > largest) {
      refuse(`有 ${size(file.size)}，每个不能超过 ${size(largest)}。请压缩或拆开后再传。`);
      return;
    }
    if (file.size === 0) {
      refuse('是空文件，没有内容。请检查后再选。');
      return;
    }
    upload(drop.dataset.url, file, {
      signal: aborter.signal,
      progress: done => { bar.value = done; },
      again: () => { words.textContent = `${file.name}：断开了，正在重传`; },
    }).then(answer => {
      line.remove();
      const list = drop.dataset.list ? document.getElementById(drop.dataset.list) : null;
      if (list && answer.html) list.insertAdjacentHTML('beforeend', answer.html);
      drop.dispatchEvent(new CustomEvent('uploaded', { detail: answer, bubbles: true }));
      if (!list) tell(answer, file);
    }).catch(error => {
      if (!aborter.signal.aborted) refuse(error.message);
    });

    function refuse(message) {
      line.className = 'late';
      words.replaceChildren(icon('alert-triangle-filled'), `${file.name}：${message}`);
      bar.remove();
      stop.textContent = '知道了';
    }
  }

  function tell(answer, file) {
    const line = document.createElement('li');
    line.className = 'settled';
    line.append(icon('check'), `${answer.name ?? file.name} 已上传`);
    sending.append(line);
  }
}
