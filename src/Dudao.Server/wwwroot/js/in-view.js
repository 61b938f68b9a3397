// A list that scrolls by itself opens where its current line is.
export function start(root) {
  const current = root.querySelector('[aria-current]');
  if (current) root.scrollTop = current.offsetTop - root.offsetTop - root.clientHeight / 3;
}
