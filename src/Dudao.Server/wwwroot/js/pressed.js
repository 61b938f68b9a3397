// What is redrawn between the press and the release of a button takes the click away: whoever redraws waits for the release. A release that
// is lost, outside the window, is not waited for longer than a moment.
const longest = 1000;
let isPressed = false;
const waiting = [];

function release() {
  isPressed = false;
  // The click comes after the release.
  setTimeout(() => waiting.splice(0).forEach(go => go()));
}

addEventListener('pointerdown', () => { isPressed = true; }, true);
addEventListener('pointerup', release, true);
addEventListener('pointercancel', release, true);

export async function released() {
  if (isPressed) await new Promise(go => { waiting.push(go); setTimeout(go, longest); });
}
