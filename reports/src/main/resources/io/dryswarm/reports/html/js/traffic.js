/** Sums from below, so that each cause stands on those before it. */
function stacked(rows) {
  const sums = [];
  rows.forEach((row, i) => sums.push(row.map((value, at) => value + (i === 0 ? 0 : sums[i - 1][at]))));
  return sums;
}

function rateAxis() {
  return axis(value => round(rate(value)), { size: 56 });
}

function throughput(host) {
  const rates = D.users.map(users => perSecond(users.ok));
  chart(host, {
    title: 'Throughput',
    label: 'Requests answered well per second. '
      + D.users.map((users, i) => peak(users.name, rates[i], rate)).join('; '),
    time: true,
    data: [BUCKETS, ...rates],
    axes: [timeAxis(), rateAxis()],
    scales: { y: { range: (u, min, max) => [0, Math.max(1, max * 1.08)] } },
    series: D.users.map((users, i) => ({ label: users.name, color: () => colorOf(i), value: rate })),
  });
}

/** Failures of all users by cause, cause by cause. */
function causes() {
  const sums = new Map();
  for (const users of D.users) {
    for (const [cause, counts] of Object.entries(users.failed)) {
      const sum = sums.get(cause) || new Array(D.buckets).fill(0);
      sums.set(cause, sum.map((value, i) => value + counts[i]));
    }
  }
  return [...sums.entries()].sort();
}

function errors(host) {
  const byCause = causes();
  if (byCause.length === 0) {
    host.append(card('Errors over time', note('No request failed.')));
    return;
  }
  const rates = byCause.map(([, counts]) => perSecond(counts));
  const sums = stacked(rates);
  const bars = uPlot.paths.bars({ size: [1, 24, 2], align: 1 });
  // The highest sum is drawn first: those below cover it.
  const order = byCause.map((_, i) => byCause.length - 1 - i);
  chart(host, {
    title: 'Errors over time, by cause',
    label: 'Failed requests per second. '
      + byCause.map(([cause], i) => peak(cause, rates[i], rate)).join('; '),
    time: true,
    data: [BUCKETS, ...order.map(i => sums[i])],
    axes: [timeAxis(), rateAxis()],
    scales: { y: { range: (u, min, max) => [0, Math.max(1, max * 1.08)] } },
    series: order.map(i => ({
      label: byCause[i][0],
      color: () => colorOf(i + 3),
      value: rate,
      read: at => rates[i][at],
      draw: { paths: bars, fill: () => colorOf(i + 3), width: 0 },
    })),
  });
}

function startRequests() {
  if (D.users.length === 0) {
    leaveOut('requests');
    return;
  }
  const host = section('requests');
  const grid = el('div', { class: 'grid' });
  host.append(grid);
  throughput(grid);
  errors(grid);
  host.append(el('div', { class: 'grid' }, sectionTable('requests'), sectionTable('errors')));
}

const SHOWN_FAULTS = 6;

/** Steps of the way back, as the rerouting table has them. */
const STEPS = [['gossipMs', 'gossip drops it'], ['downMs', 'marked down'], ['rescheduledMs', 'all placed'],
  ['firstHealthyMs', 'first healthy'], ['fullCapacityMs', 'full capacity']];

function recovery(host, fault) {
  const seen = STEPS.filter(([name]) => fault[name] !== null);
  if (seen.length === 0) {
    return;
  }
  const last = Math.max(...seen.map(([name]) => fault[name]));
  lanes(host, {
    title: 'The way back from ' + fault.fault,
    label: seen.map(([name, words]) => words + ' after ' + duration(fault[name])).join('; '),
    fixed: [fault.atMs, fault.atMs + last * 1.02],
    rows: seen.map(([name, words]) => ({
      label: words,
      bars: [{ from: fault.atMs, to: fault.atMs + fault[name], kind: name === 'fullCapacityMs' ? 'up' : 'wait', text: words,
        words: duration(fault[name]) }],
      marks: [],
    })),
  });
}

function startFaults() {
  const host = section('faults');
  const rerouting = upright('faults');
  if (!rerouting && D.bands.length === 0) {
    leaveOut('faults');
    return;
  }
  const during = sectionTable('faultErrors');
  const side = el('div', {});
  if (rerouting) {
    host.append(el('div', { class: 'grid' }, rerouting, side));
    rowsOf('faults').slice(0, SHOWN_FAULTS).forEach(fault => recovery(side, fault));
    side.append(during || '');
  }
  lanes(host, {
    title: 'What was broken when',
    label: D.bands.length + ' faults over time',
    rows: D.bands.map(band => ({
      label: band[2] + ' ' + band[3],
      bars: [{ from: band[0], to: band[1], kind: 'broken', text: band[4] }],
      marks: [],
    })),
  });
}

function startItems() {
  if (D.sections.items.rows.length === 0) {
    leaveOut('items');
    return;
  }
  const host = section('items');
  const grid = el('div', { class: 'grid' });
  host.append(sectionTable('items'), grid);
  curves(grid, 'items', 'From accepted to stored and seen');
  [sectionTable('itemFates'), sectionTable('itemLatency')]
    .filter(Boolean).forEach(part => grid.append(part));
}
