// Files go one raw body each, three at a time, with the progress of sending; what a cut interrupted is sent again from its start, under
// the same id, so that it is one file however often it is sent.
import { currentToken, freshToken, newId, waitAfter } from './send.js';
import { signInAgain } from './sign-in-again.js';

const atOnce = 3;
const waiting = [];
let running = 0;

// Sends a file; tells progress from 0 to 1; resolves with the server's answer or throws an Error whose message is for people.
export function upload(url, file, { progress = () => {}, again = () => {}, signal } = {}) {
  return new Promise((resolve, reject) => {
    waiting.push(async () => {
      try {
        resolve(await untilSent(url, file, newId(), { progress, again, signal }));
      } catch (error) {
        reject(error);
      }
    });
    pump();
  });
}

function pump() {
  while (running < atOnce && waiting.length > 0) {
    running++;
    waiting.shift()().finally(() => {
      running--;
      pump();
    });
  }
}

async function untilSent(url, file, id, { progress, again, signal }) {
  const [path, query = ''] = url.split('?');
  const address = `${path}/${id}?${query}${query ? '&' : ''}name=${encodeURIComponent(file.name)}`;
  let hadToken = true;
  for (let failures = 0; ;) {
    if (signal?.aborted) throw new Error('已取消');
    const { status, answer } = await put(address, file, progress, signal);
    if (status >= 200 && status < 300) return answer;
    if (status === 400 && answer.type === 'antiforgery' && hadToken) {
      hadToken = false;
      await freshToken();
    } else if (status === 401) {
      if (!await signInAgain()) throw new Error('登录已过期，没有上传。请重新登录后再选一次。');
      hadToken = true;
    } else if (status === 0 || status >= 500 || status === 408 || status === 429) {
      again(failures + 1);
      await pause(waitAfter(failures++), signal);
    } else {
      throw new Error(answer.message ?? '没有上传成功。');
    }
  }
}

// XMLHttpRequest, since only it tells how much was sent.
async function put(address, file, progress, signal) {
  const token = await currentToken().catch(() => '');
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const end = status => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText || '{}');
      } catch {
        answer = {};
      }
      resolve({ status, answer });
    };
    request.open('PUT', address);
    request.setRequestHeader('X-Antiforgery', token);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) progress(event.loaded / event.total); });
    request.addEventListener('load', () => end(request.status));
    request.addEventListener('error', () => end(0));
    request.addEventListener('abort', () => end(0));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

// Waits, but not longer than until the network is back.
function pause(wait, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(done, wait);
    function done() {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    }
    addEventListener('online', done);
    signal?.addEventListener('abort', done);
  });
}
