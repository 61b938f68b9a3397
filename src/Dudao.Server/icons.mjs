// Makes wwwroot/lib/icons.svg: one <symbol> for each name in icons.txt, taken from @tabler/icons (MIT).
// A name ending in -filled comes from the filled set, the others from the outline set.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'node_modules', '@tabler', 'icons', 'icons');
const target = join(here, 'wwwroot', 'lib', 'icons.svg');

const names = readFileSync(join(here, 'icons.txt'), 'utf8').split('\n').map(line => line.trim()).filter(line => line !== '');

const symbols = names.map(name => {
  const filled = name.endsWith('-filled');
  const file = filled ? join(source, 'filled', `${name.slice(0, -'-filled'.length)}.svg`) : join(source, 'outline', `${name}.svg`);
  const paths = [...readFileSync(file, 'utf8').matchAll(/<(path|circle|line|rect)[^>]*\/>/g)]
    .map(match => match[0])
    .filter(path => !path.includes('stroke="none"'))
    .join('');
  const paint = filled
    ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"';
  // The filled shapes reach the edge of their box; a little room makes them as large as the others.
  const box = filled ? '-1.5 -1.5 27 27' : '0 0 24 24';
  return `<symbol id="${name}" viewBox="${box}" ${paint}>${paths}</symbol>`;
});

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
