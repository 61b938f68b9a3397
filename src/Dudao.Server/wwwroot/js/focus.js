// Takes the focus when the page comes back with an error: the first such element of the page.
export function start(element) {
  if (document.querySelector('[data-module~="focus"]') === element) element.focus();
}
