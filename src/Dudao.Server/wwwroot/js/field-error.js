// What is wrong with a field, beside it and tied to it; null takes it away. A page gives its own place by data-error-for.
export function fieldError(field, message) {
  const id = field.dataset.save ?? field.name;
  let place = document.querySelector(`[data-error-for="${CSS.escape(id)}"]`) ?? document.getElementById(field.getAttribute('aria-describedby') ?? '');
  if (!message) {
    field.removeAttribute('aria-invalid');
    if (place?.matches('.field-error, [data-error-for]')) {
      place.replaceChildren();
      place.hidden = true;
    }
    return;
  }
  if (!place) {
    place = document.createElement('span');
    place.className = 'field-error';
    place.dataset.errorFor = id;
    (field.closest('.mark, .stepper-field') ?? field).after(place);
  }
  place.id ||= `error-${id}`;
  place.hidden = false;
  place.replaceChildren(icon('alert-triangle-filled'), message);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', place.id);
}

export function icon(name, classes = 'icon sign') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', classes);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${document.querySelector('svg.icon use')?.getAttribute('href').split('#')[0]}#${name}`);
  svg.append(use);
  return svg;
}
