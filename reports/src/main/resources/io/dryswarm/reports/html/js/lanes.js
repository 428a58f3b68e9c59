// Things that last, as bars in rows over time: faults, nodes, leaders, tasks, steps of updates.
const ROW = 22;
const AXIS = 24;

/**
 * @param options title, label, rows [{ label, minor, bars: [{ from, to, kind, text, style, words }], marks: [{ at, text }] }],
 *     key [[kind, words]], fixed [from, to] where the rows have a time of their own
 */
function lanes(host, options) {
  const box = el('div', { class: 'lanes' });
  const key = options.key ? el('div', { class: 'legend' }, options.key.map(([kind, words]) =>
    el('span', { class: 'key' }, el('span', { class: 'swatch bar-' + kind }), words))) : null;
  host.append(card(options.title, options.note ? note(options.note) : null, key, box, asTable(options)));
  let width = 0;
  const draw = () => {
    if (width > 0) {
      box.replaceChildren(drawLanes(options, width));
    }
  };
  onWidth(box, wide => {
    width = wide;
    draw();
  });
  if (!options.fixed) {
    view.listen(draw);
    now.listen(() => moveNow(box));
  }
}

function drawLanes(options, width) {
  const labels = width < 560 ? 104 : 168;
  const [from, to] = options.fixed || view.get();
  const scale = (width - labels - 8) / Math.max(1, to - from);
  const x = ms => labels + (ms - from) * scale;
  const height = options.rows.length * ROW + AXIS;
  const picture = svg('svg', { width, height, role: 'img', 'aria-label': options.label });
  const inside = svg('svg', { x: labels, y: 0, width: Math.max(1, width - labels), height, overflow: 'hidden' });
  const shift = ms => x(ms) - labels;
  if (!options.fixed) {
    D.bands.forEach(band => inside.append(svg('rect', { class: 'band', x: shift(band[0]), y: 0,
      width: Math.max(1, shift(band[1]) - shift(band[0])), height: height - AXIS })));
  }
  ticks(from, to, width - labels).forEach(ms => inside.append(
    svg('line', { class: 'rule', x1: shift(ms), x2: shift(ms), y1: 0, y2: height - AXIS + 4 }),
    svg('text', { class: 'tick', x: shift(ms), y: height - 6, 'text-anchor': anchor(shift(ms), width - labels) },
      ms % 1000 === 0 ? clock(ms) : clock(ms, true).slice(0, -2))));
  options.rows.forEach((row, i) => {
    picture.append(svg('text', { x: 0, y: i * ROW + 15, class: row.minor ? 'label minor' : 'label' },
      shorten(row.label, labels), svg('title', {}, row.label.trim())));
    inside.append(svg('line', { class: 'rule', x1: 0, x2: width, y1: (i + 1) * ROW - 0.5, y2: (i + 1) * ROW - 0.5 }));
    row.bars.filter(bar => bar.to >= from && bar.from <= to).forEach(bar => inside.append(drawBar(bar, row, i, shift),
      hasRoom(bar, shift) ? svg('text', { class: 'on-bar', x: Math.max(0, shift(bar.from)) + 6, y: i * ROW + 15 }, bar.words) : ''));
    row.marks.filter(mark => mark.at >= from && mark.at <= to).forEach(mark => inside.append(
      svg('path', { class: 'mark-' + (mark.kind || 'plain'), d: 'M' + shift(mark.at) + ' ' + (i * ROW + 3) + 'l5 8l-5 8l-5 -8z' },
        svg('title', {}, clock(mark.at, true) + ' ' + mark.text))));
  });
  if (!options.fixed) {
    const line = svg('line', { class: 'now', y1: 0, y2: height - AXIS });
    line.shift = shift;
    inside.append(line);
    placeNow(line);
    picture.addEventListener('click', event => {
      const at = from + (event.clientX - picture.getBoundingClientRect().left - labels) / scale;
      if (at >= from) {
        now.set(Math.max(0, Math.min(END, at)));
      }
    });
  }
  picture.append(inside);
  return picture;
}

function drawBar(bar, row, index, shift) {
  const left = shift(bar.from);
  return svg('rect', { class: 'bar-' + bar.kind, style: bar.style, x: left, y: index * ROW + (row.minor ? 6 : 3),
    width: Math.max(1.5, shift(bar.to) - left), height: ROW - (row.minor ? 12 : 6), rx: 2 },
  svg('title', {}, row.label.trim() + ': ' + bar.text + ', ' + clock(bar.from, true) + ' to ' + clock(bar.to, true)
    + ' (' + duration(bar.to - bar.from) + ')'));
}

/** A mark at an edge stands inside of it. */
function anchor(x, width) {
  return x < 20 ? 'start' : x > width - 28 ? 'end' : 'middle';
}

function hasRoom(bar, shift) {
  return Boolean(bar.words) && shift(bar.to) - Math.max(0, shift(bar.from)) > bar.words.length * LETTER + 12;
}

function placeNow(line) {
  const x = line.shift(now.get());
  line.setAttribute('x1', x);
  line.setAttribute('x2', x);
}

function moveNow(box) {
  const line = box.querySelector('.now');
  if (line) {
    placeNow(line);
  }
}

function ticks(from, to, width) {
  const step = TIME_STEPS.find(size => (to - from) / size <= width / 70) || TIME_STEPS[TIME_STEPS.length - 1];
  const all = [];
  for (let ms = Math.ceil(from / step) * step; ms <= to; ms += step) {
    all.push(ms);
  }
  return all;
}

const LETTER = 7;

function shorten(text, width) {
  const room = Math.floor((width - 8) / LETTER);
  return text.length <= room ? text : '…' + text.slice(text.length - room + 1);
}

/** The same for those who cannot see it, or want the numbers; made only when it is opened. */
function asTable(options) {
  const details = el('details', { class: 'as-table' }, el('summary', {}, 'as a table'));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      const rows = options.rows.flatMap(row => [
        ...row.bars.map(bar => [row.label.trim(), bar.from, bar.to, bar.to - bar.from, bar.text]),
        ...row.marks.map(mark => [row.label.trim(), mark.at, null, null, mark.text])]);
      details.append(table(options.title, [
        { title: 'WHAT', kind: 'TEXT' }, { title: 'FROM', kind: 'MOMENT' }, { title: 'TO', kind: 'MOMENT' },
        { title: 'FOR', kind: 'DURATION' }, { title: 'STATE', kind: 'TEXT' }], rows));
    }
  });
  return details;
}
