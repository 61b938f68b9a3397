// Requests of the modules: with the antiforgery token, which is taken anew when it is refused, and told by kind what came of them.
//   { kind: 'ok', response }  { kind: 'retry' } network or server fault  { kind: 'sign-in' }  { kind: 'told', status, message, stands }
let token = null;

export async function freshToken() {
  const response = await fetch('/antiforgery/token', { cache: 'no-store', headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`token: ${response.status}`);
  token = (await response.json()).token;
  return token;
}

export async function currentToken() {
  token ??= document.querySelector('input[name=__RequestVerificationToken]')?.value ?? null;
  return token ?? freshToken();
}

async function told(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

export async function send(url, { method = 'POST', body, headers = {}, keepalive = false } = {}, again = true) {
  let response;
  try {
    response = await fetch(url, {
      method, body, keepalive, redirect: 'manual',
      headers: { 'X-Antiforgery': await currentToken(), Accept: 'application/json', ...headers },
    });
  } catch {
    return { kind: 'retry' };
  }
  if (response.ok) return { kind: 'ok', response };
  if (response.type === 'opaqueredirect') return { kind: 'told', status: 303, message: '现在不能保存。请刷新页面。' };
  if (response.status === 401) return { kind: 'sign-in' };
  if (response.status >= 500 || response.status === 408 || response.status === 429) return { kind: 'retry' };
  const answer = await told(response);
  if (response.status === 400 && answer.type === 'antiforgery' && again) {
    try {
      await freshToken();
    } catch {
      return { kind: 'retry' };
    }
    return send(url, { method, body, headers, keepalive }, false);
  }
  return { kind: 'told', status: response.status, message: answer.message ?? '没有办成。请刷新页面后再试。', stands: answer.stands ?? null };
}

export const sendJson = (url, value, options = {}) =>
  send(url, { ...options, body: JSON.stringify(value), headers: { 'Content-Type': 'application/json', ...options.headers } });

// An id without crypto.randomUUID, which a plain http page does not have.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// Waits that grow: 1, 2, 4, 8, then 10 seconds, a little apart from other pages.
export const waitAfter = failures => [1000, 2000, 4000, 8000, 10000][Math.min(failures, 4)] * (0.9 + Math.random() * 0.2);
