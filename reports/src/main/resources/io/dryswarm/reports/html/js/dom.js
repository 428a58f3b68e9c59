const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; texts become text nodes, so that nothing of a scenario is ever markup. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

function section(id) {
  return document.getElementById(id);
}

/** Takes a section off the page whose subject does not occur in this run. */
function leaveOut(id) {
  section(id).remove();
}

function card(title, ...children) {
  return el('div', { class: 'card' }, title ? el('h3', {}, title) : null, ...children);
}

function note(text) {
  return el('p', { class: 'note' }, text);
}

/** Calls back with the width of an element, at first and whenever it changes. */
function onWidth(element, draw) {
  let last = 0;
  const look = () => {
    const width = element.clientWidth;
    if (width > 0 && width !== last) {
      last = width;
      draw(width);
    }
  };
  new ResizeObserver(look).observe(element);
  look();
}
