// One value that several controls make together: items ticked, findings by kind, a figure for each stage. The sentence that says it
// (Core's LeafNotation) stands in the hidden field, which the save queue knows like any other.
import { TypedNumber } from './typed-number.js';

const noneMet = '各项均未达到';

export function start(root) {
  const field = root.querySelector('[data-save]');
  const none = root.querySelector('[data-none]');
  const inputs = [...root.querySelectorAll('[data-part]')].map(part => part.matches('input') ? part : part.querySelector('input'));
  const way = ways[root.dataset.compose](root, inputs, none);

  root.addEventListener('input', event => {
    if (event.target === field || event.isComposing) return;
    way.settle(event.target);
    field.value = way.compose();
    field.dispatchEvent(new Event(event.target.type === 'checkbox' ? 'change' : 'input', { bubbles: true }));
  });
  field.addEventListener('written', () => way.take(field.value));
  if (field.value !== field.defaultValue) way.take(field.value);
}

const ways = {
  items: (root, inputs, none) => ({
    settle(target) {
      if (target === none && none.checked) inputs.forEach(input => { input.checked = false; });
      else if (target.checked) none.checked = false;
    },
    compose() {
      const met = inputs.flatMap((input, place) => input.checked ? [place + 1] : []);
      return met.length > 0 ? `达到第${met.join('、')}项` : none.checked ? noneMet : '';
    },
    take(text) {
      const met = new Set(text.match(/\d+/g)?.map(Number));
      inputs.forEach((input, place) => { input.checked = met.has(place + 1); });
      none.checked = text === noneMet;
    },
  }),
  findings: (root, inputs, none) => ({
    settle(target) {
      if (target === none) inputs.forEach(input => { input.value = none.checked ? '0' : ''; });
      else none.checked = inputs.every(input => TypedNumber.plain(input.value) === '0');
    },
    compose() {
      const counts = inputs.map(input => TypedNumber.plain(input.value));
      return counts.every(count => count === '') ? '' : `发现${counts.map(count => count || '0').join('、')}处`;
    },
    take(text) {
      const counts = text.match(/\d+/g) ?? [];
      inputs.forEach((input, place) => { input.value = counts[place] ?? ''; });
      none.checked = counts.length > 0 && counts.every(count => count === '0');
    },
  }),
  // Figures first, then pupils beside them where the leaf weighs by pupils: data-stage names the stage, data-pupils marks the second.
  stages: (root, inputs) => {
    const stages = [...root.querySelectorAll('[data-stage]')].map(row => ({
      name: row.dataset.stage, figure: row.querySelector('[data-figure]'), pupils: row.querySelector('[data-pupils]'),
    }));
    return {
      settle() {},
      compose() {
        if (inputs.every(input => TypedNumber.plain(input.value) === '')) return '';
        return stages.map(({ name, figure, pupils }) => {
          const count = pupils ? TypedNumber.plain(pupils.value) : '';
          return `${name}${TypedNumber.plain(figure.value) || '缺'}${count ? `（${count}人）` : ''}`;
        }).join('，');
      },
      take(text) {
        const said = new Map(text.split('，').map(part => part.match(/^(小学|初中|高中)([^（]*)(?:（(\d+)人）)?$/)).filter(Boolean).map(match => [match[1], match]));
        for (const { name, figure, pupils } of stages) {
          const [, , value = '', count = ''] = said.get(name) ?? [];
          figure.value = value === '缺' ? '' : value;
          if (pupils) pupils.value = count;
        }
      },
    };
  },
};
