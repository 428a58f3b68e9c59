const PAGE = 200;
const PASSING = new Set(['task.new', 'task.assigned', 'task.accepted', 'task.preparing', 'task.ready', 'task.starting']);

function startTimeline() {
  const entries = rowsOf('timeline');
  const host = section('timeline');
  const search = el('input', { type: 'search', placeholder: 'filter', 'aria-label': 'Show only entries with these words' });
  const passing = el('input', { type: 'checkbox', id: 'passing' });
  const body = el('tbody');
  const found = el('p', { class: 'note', role: 'status' });
  const more = el('button', { type: 'button' }, 'show more');
  let shown = PAGE;
  const draw = () => {
    const words = search.value.toLowerCase();
    const fitting = entries.filter(entry => (passing.checked || !PASSING.has(entry.code))
      && (entry.actor + ' ' + entry.text + ' ' + entry.code).toLowerCase().includes(words));
    body.replaceChildren(...fitting.slice(0, shown).map(timelineRow));
    found.textContent = plural(fitting.length, 'entry', 'entries') + ' of ' + count(entries.length);
    more.hidden = fitting.length <= shown;
  };
  search.addEventListener('input', () => { shown = PAGE; draw(); });
  passing.addEventListener('change', draw);
  more.addEventListener('click', () => { shown += 5 * PAGE; draw(); });
  host.append(el('div', { class: 'card' },
    el('div', { class: 'controls' }, search,
      el('label', { for: 'passing' }, passing, ' passing states of tasks, too'), found),
    el('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': 'Timeline' },
      el('table', { class: 'timeline' }, el('caption', {}, 'What happened, in order'),
        el('thead', {}, el('tr', {}, ['TIME', 'WHO', 'WHAT'].map((title, i) => el('th', { scope: 'col', class: i === 0 ? 'right' : null }, title)))), body)),
    more));
  draw();
}

function timelineRow(entry) {
  return el('tr', { class: entry.code.startsWith('fault.') ? 'fault' : null },
    el('td', { class: 'right' }, el('button', { type: 'button', class: 'link', title: 'show in the replay',
      onclick: () => now.set(entry.timeMs) }, clock(entry.timeMs, true))),
    el('td', {}, entry.actor), el('td', { class: 'what' }, entry.text));
}
