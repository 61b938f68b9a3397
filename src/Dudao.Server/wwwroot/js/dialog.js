// A button opens the dialog that data-opens names; what has data-close closes it; the focus goes back to the button.
export function start(button) {
  const dialog = document.getElementById(button.dataset.opens);
  button.addEventListener('click', event => {
    event.preventDefault();
    dialog.showModal();
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-close]')) dialog.close();
  });
  dialog.addEventListener('close', () => button.focus());
}
