// Services and the traffic between them at the moment of the replay.
const BOX = { width: 116, height: 34 };

/** Draws the graph for a width, and returns what shows the traffic of a moment in it. */
function trafficGraph(host) {
  let show = () => {};
  let last = [];
  onWidth(host, width => {
    const drawn = drawGraph(width);
    host.replaceChildren(drawn.picture);
    show = drawn.show;
    show(last);
  });
  return rates => {
    last = rates;
    show(rates);
  };
}

function placed(width) {
  const names = layers();
  const depth = Math.max(...[...names.values()].map(one => one.layer)) + 1;
  const rows = Array.from({ length: depth }, () => []);
  names.forEach((one, key) => rows[one.layer].push([key, one]));
  rows.forEach((row, layer) => order(row, layer === 0 ? [] : rows[layer - 1]));
  const room = Math.max(1, Math.floor(width / (BOX.width + 12)));
  let y = 4;
  for (const row of rows) {
    for (let start = 0; start < row.length; start += room) {
      const part = row.slice(start, start + room);
      part.forEach(([, one], i) => {
        one.x = width * (i + 0.5) / part.length;
        one.y = y + BOX.height / 2;
      });
      y += BOX.height + 12;
    }
    y += 56;
  }
  return { names, height: y - 60 };
}

/** Who is called by those on the left stands on the left: fewer lines cross. */
function order(row, callers) {
  const place = new Map(callers.map(([key], i) => [key, i]));
  const middle = ([key]) => {
    const at = D.traffic.filter(way => 's:' + way.to === key)
      .map(way => place.get((way.isUsers ? 'u:' : 's:') + way.from)).filter(i => i !== undefined);
    return at.length === 0 ? callers.length / 2 : at.reduce((sum, i) => sum + i, 0) / at.length;
  };
  row.sort((a, b) => middle(a) - middle(b));
}

/** Where the number of a way stands: near its beginning, each further way of the same beginning a bit lower. */
function labelPlace(a, b, index) {
  const t = 0.3 + 0.2 * index;
  const half = BOX.height / 2;
  return b.y > a.y
    ? { x: a.x + (b.x - a.x) * t * t * (3 - 2 * t), y: a.y + half + (b.y - a.y - 2 * half) * t + 4 }
    : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 6 };
}

/** From the lower edge of one box to the upper edge of the other; upwards or sideways in a bow. */
function wayPath(a, b) {
  const half = BOX.height / 2;
  if (b.y > a.y) {
    const middle = (a.y + half + b.y - half) / 2;
    return 'M' + a.x + ' ' + (a.y + half) + 'C' + a.x + ' ' + middle + ' ' + b.x + ' ' + middle + ' ' + b.x + ' ' + (b.y - half - 3);
  }
  const side = a.x <= b.x ? 1 : -1;
  const startX = a.x + side * BOX.width / 4;
  return b.y === a.y && a !== b
    ? 'M' + (a.x + side * BOX.width / 2) + ' ' + a.y + 'L' + (b.x - side * (BOX.width / 2 + 3)) + ' ' + b.y
    : 'M' + startX + ' ' + (a.y - half) + 'C' + startX + ' ' + (a.y - half - 30) + ' ' + (b.x + side * 20) + ' ' + (b.y + half + 30) + ' ' + (b.x + side * 20) + ' ' + (b.y + half + 3);
}

function drawGraph(width) {
  const { names, height } = placed(width);
  const picture = svg('svg', { width, height, class: 'graph', role: 'img', 'aria-label': 'Traffic between users and services' });
  picture.append(svg('defs', {}, svg('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 8,
    markerHeight: 8, orient: 'auto', markerUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0 0L8 4L0 8z', class: 'arrow' }))));
  const most = Math.max(1, ...D.traffic.map(way => Math.max(...way.requests) * 1000 / D.widthMs));
  const ways = D.traffic.map((way, i) => {
    const a = names.get((way.isUsers ? 'u:' : 's:') + way.from);
    const b = names.get('s:' + way.to);
    const line = svg('path', { class: 'way', d: wayPath(a, b), 'marker-end': 'url(#arrow)' }, svg('title', {}));
    const before = D.traffic.filter((other, k) => k < i && other.from === way.from && other.isUsers === way.isUsers);
    const label = svg('text', Object.assign({ class: 'way-label' }, labelPlace(a, b, before.length % 3)));
    picture.append(line);
    return { way, line, label };
  });
  names.forEach((one, key) => picture.append(svg('g', { class: one.users ? 'end users' : 'end', 'data-end': key,
    style: one.users ? null : '--own: var(--c' + serviceIndex(one.name) % COLORS + ')' },
  svg('rect', { x: one.x - BOX.width / 2, y: one.y - BOX.height / 2, width: BOX.width, height: BOX.height, rx: one.users ? 17 : 6 }),
  svg('text', { x: one.x, y: one.y + 4 }, shorten(one.name, BOX.width), svg('title', {}, one.name)))));
  ways.forEach(({ label }) => picture.append(label));
  return { picture, show: rates => ways.forEach((drawn, i) => showWay(drawn, rates[i] || 0, most)) };
}

function showWay({ way, line, label }, perSec, most) {
  line.style.strokeWidth = perSec > 0 ? 1 + 5 * Math.sqrt(perSec / most) : 1;
  line.classList.toggle('idle', perSec === 0);
  line.firstChild.textContent = way.from + ' to ' + way.to + ': ' + rate(perSec);
  label.textContent = perSec > 0 ? rate(perSec) : '';
}
