// The question of a ConfirmDialog as a modal dialog; without this module it opens under its button.
export function start(details) {
  const dialog = details.querySelector('dialog');
  dialog.open = false;
  details.querySelector('summary').addEventListener('click', event => {
    event.preventDefault();
    details.open = true;
    dialog.showModal();
    // Enter pressed too early does nothing dangerous.
    if (dialog.querySelector('.danger')) dialog.querySelector('[data-close]')?.focus();
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-close]')) dialog.close();
  });
  dialog.addEventListener('close', () => {
    details.open = false;
    details.querySelector('summary').focus();
  });
}
