const NINES = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999];

/** Where a share stands on an axis on which every further nine is as wide as the one before. */
function ninesOf(shareValue) {
  return -Math.log10(1 - shareValue);
}

function percentile(nines) {
  const value = 100 * (1 - Math.pow(10, -nines));
  return Number(value.toPrecision(Math.max(2, Math.ceil(nines) + 2))) + ' %';
}

/** Of marks whose texts would touch, the one further right: the median says more than the shortest. */
function roomyMarks(chart, splits) {
  let limit = Infinity;
  return splits.slice().reverse().map(nines => {
    const half = percentile(nines).length * 3.5 + 4;
    const at = chart.valToPos(nines, 'x');
    if (at + half > limit) {
      return null;
    }
    limit = at - half;
    return nines;
  }).reverse();
}

function msScale() {
  return { distr: 3, log: 10 };
}

function msAxis() {
  return axis(ms => round(duration(ms)), { size: 62,
    // Marks at 1, 10, 100 ...; those between only where there is room, which there is not.
    filter: (chart, splits) => splits.map(value => (Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6) ? value : null)) });
}

/** Points of one curve; the largest of n values stands where one in n is longer. */
function curvePoints(curve) {
  const xs = [];
  const ys = [];
  for (const [percent, ms] of curve.points) {
    const x = percent >= 100 ? Math.log10(Math.max(2, curve.count)) : ninesOf(percent / 100);
    // A scale of powers has no place for 0.
    if (ms > 0 && (xs.length === 0 || x > xs[xs.length - 1])) {
      xs.push(x);
      ys.push(ms);
    }
  }
  return [xs, ys];
}

function curves(host, group, title) {
  const all = D.curves.filter(curve => curve.group === group);
  if (all.length === 0) {
    return;
  }
  const data = uPlot.join(all.map(curvePoints));
  const most = Math.max(...all.map(curve => Math.log10(Math.max(2, curve.count))));
  chart(host, {
    title,
    note: 'How long the given share took at most. Every further nine is as wide as the one before.',
    label: title + '. ' + all.map(curve => curve.name + ': median '
      + duration(curve.points.find(point => point[0] >= 50)[1]) + ', longest '
      + duration(curve.points[curve.points.length - 1][1])).join('; '),
    data,
    height: 260,
    scales: { x: { time: false, range: [0, most] }, y: msScale() },
    axes: [axis(percentile, { splits: () => NINES.map(ninesOf).filter(nines => nines <= most), filter: roomyMarks, size: 32 }), msAxis()],
    series: all.map((curve, i) => ({
      label: curve.name, color: () => colorOf(i), value: duration, draw: { spanGaps: true } })),
  });
}

const QUANTILES = [['p50', 'half', 0], ['p95', '95 %', 1], ['p99', '99 %', 3]];

function latencyOverTime(host, users) {
  if (users.p50.every(value => value === null)) {
    return;
  }
  chart(host, {
    title: users.name + ': latency over time',
    label: 'Latency of ' + users.name + ' over time. ' + peak('p99', users.p99, duration),
    time: true,
    data: [BUCKETS, users.p50, users.p95, users.p99],
    scales: { y: msScale() },
    axes: [timeAxis(), msAxis()],
    series: QUANTILES.map(([name, , index]) => ({
      label: name, color: () => colorOf(index), value: duration })),
  });
}

function startLatency() {
  const host = section('latency');
  if (D.users.length === 0 && D.curves.every(curve => curve.group === 'raft')) {
    leaveOut('latency');
    return;
  }
  const grid = el('div', { class: 'grid' });
  host.append(grid);
  curves(grid, 'requests', 'Latency by percentile');
  D.users.forEach(users => latencyOverTime(grid, users));
  const totals = sectionTable('latency');
  if (totals) {
    host.append(totals);
  }
  host.append(note('Latency counts from the click to the last byte of the answer, and stands where the request began: '
    + 'what an outage did to a request shows at the beginning of the outage.'));
}
