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

/** The way from one box to another as a Bezier curve: from the lower edge to the upper edge; upwards in a bow, sideways straight. */
function wayCurve(a, b) {
  const half = BOX.height / 2;
  if (b.y > a.y) {
    const middle = (a.y + b.y) / 2;
    return [[a.x, a.y + half], [a.x, middle], [b.x, middle], [b.x, b.y - half - 3]];
  }
  const side = a.x <= b.x ? 1 : -1;
  if (b.y === a.y && a !== b) {
    const from = [a.x + side * BOX.width / 2, a.y];
    const to = [b.x - side * (BOX.width / 2 + 3), b.y];
    return [from, from, to, to];
  }
  const from = [a.x + side * BOX.width / 4, a.y - half];
  const to = [b.x + side * 20, b.y + half + 3];
  return [from, [from[0], from[1] - 30], [to[0], to[1] + 27], to];
}

function pointOf(curve, t) {
  const rest = 1 - t;
  const weights = [rest * rest * rest, 3 * rest * rest * t, 3 * rest * t * t, t * t * t];
  const [x, y] = [0, 1].map(axis => curve.reduce((sum, point, i) => sum + weights[i] * point[axis], 0));
  return { x, y };
}

/** Places on a way for its number, the nicest first. */
const LABEL_PLACES = [0.35, 0.45, 0.25, 0.55, 0.65, 0.75, 0.15, 0.85, 0.08, 0.92];
const LABEL = { width: 46, height: 14 };

function area(center, size) {
  return { left: center.x - size.width / 2, right: center.x + size.width / 2, top: center.y - size.height / 2, bottom: center.y + size.height / 2 };
}

function overlap(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Where the number of a way stands: on the way, where least is covered by it; adds the place to what is taken. */
function labelPlace(curve, taken) {
  const covered = place => taken.reduce((sum, other) => sum + overlap(area(place, LABEL), other), 0);
  const places = LABEL_PLACES.map(t => pointOf(curve, t));
  const best = places.reduce((least, place) => (covered(place) < covered(least) ? place : least));
  taken.push(area(best, LABEL));
  return { x: best.x, y: best.y + 4 };
}

function drawGraph(width) {
  const { names, height } = placed(width);
  const picture = svg('svg', { width, height, class: 'graph', role: 'img', 'aria-label': 'Traffic between users and services' });
  picture.append(svg('defs', {}, svg('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 8,
    markerHeight: 8, orient: 'auto', markerUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0 0L8 4L0 8z', class: 'arrow' }))));
  const most = Math.max(1, ...D.traffic.map(way => Math.max(...way.requests) * 1000 / D.widthMs));
  const taken = [...names.values()].map(one => area(one, BOX));
  const ways = D.traffic.map(way => {
    const a = names.get((way.isUsers ? 'u:' : 's:') + way.from);
    const b = names.get('s:' + way.to);
    const curve = wayCurve(a, b);
    const line = svg('path', { class: 'way', d: 'M' + curve[0] + 'C' + curve.slice(1).join(' '), 'marker-end': 'url(#arrow)' }, svg('title', {}));
    const label = svg('text', Object.assign({ class: 'way-label' }, labelPlace(curve, taken)));
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
