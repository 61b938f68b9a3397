// A page made for paper asks for the printer when it is there.
export function start() {
  if (document.readyState === 'complete') print();
  else addEventListener('load', () => print(), { once: true });
}
