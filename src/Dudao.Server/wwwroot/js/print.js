// A button that prints the page as it stands.
export function start(button) {
  button.addEventListener('click', () => window.print());
}
