/** How many tasks ran on each node in each bucket's middle, out of the same changes that the replay shows. */
function tasksOn(nodeName) {
  const counts = new Array(D.buckets).fill(0);
  const half = D.widthMs / 2;
  for (const lane of D.lanes) {
    for (const task of lane.tasks) {
      task.changes.forEach((change, i) => {
        if (change[1] !== 'running' || change[3] !== nodeName) {
          return;
        }
        const until = i + 1 < task.changes.length ? task.changes[i + 1][0] : END;
        const first = Math.max(0, Math.ceil((change[0] - half) / D.widthMs));
        for (let at = first; at < D.buckets && at * D.widthMs + half < until; at++) {
          counts[at]++;
        }
      });
    }
  }
  return counts;
}

const SHOWN_NODES = 24;
const SHOWN_ROWS = 64;

function cpu(host) {
  const nodes = NODES.filter(node => node.used.length > 0).slice(0, SHOWN_NODES);
  const shares = nodes.map(node => node.used.map(cores => cores / node.cores));
  if (nodes.length === 0) {
    return;
  }
  chart(host, {
    title: 'Processors in use',
    note: nodesLeftOut(nodes.length),
    label: 'Share of the cores in use. ' + nodes.map((node, i) => peak(node.name, shares[i], share)).join('; '),
    time: true,
    data: [BUCKETS, ...shares],
    axes: [timeAxis(), axis(value => round(share(value)), { size: 56 })],
    scales: { y: { range: (u, min, max) => [0, Math.max(0.01, Math.min(1, max * 1.15))] } },
    series: nodes.map((node, i) => ({ label: node.name, color: () => colorOf(i), value: share })),
  });
}

function running(host) {
  const nodes = NODES.slice(0, SHOWN_NODES);
  const counts = nodes.map(node => tasksOn(node.name));
  chart(host, {
    title: 'Tasks running, as the managers know it',
    note: nodesLeftOut(nodes.length),
    label: 'Tasks that run on each node. ' + nodes.map((node, i) => peak(node.name, counts[i], count)).join('; '),
    time: true,
    data: [BUCKETS, ...counts],
    axes: [timeAxis(), axis(value => (Number.isInteger(value) ? count(value) : ''), { size: 40 })],
    scales: { y: { range: (u, min, max) => [0, Math.max(1, max + 0.5)] } },
    series: nodes.map((node, i) => ({
      label: node.name, color: () => colorOf(i), value: count,
      draw: { paths: uPlot.paths.stepped({ align: 1 }) } })),
  });
}

function serviceUse(host) {
  const busy = D.services.filter(service => service.workers.some(value => value > 0));
  if (busy.length === 0) {
    return;
  }
  const shares = busy.map(service => service.busy.map((value, i) =>
    (service.workers[i] > 0 ? value / service.workers[i] : null)));
  chart(host, {
    title: 'Workers of each service in use',
    label: 'Share of workers in use. ' + busy.map((service, i) => peak(service.name, shares[i], share)).join('; '),
    time: true,
    data: [BUCKETS, ...shares],
    axes: [timeAxis(), axis(value => round(share(value)), { size: 56 })],
    scales: { y: { range: (u, min, max) => [0, Math.max(0.01, max * 1.15)] } },
    series: busy.map(service => ({
      label: service.name, color: () => colorOf(serviceIndex(service.name)), value: share })),
  });
  const waiting = busy.filter(service => service.waiting.some(value => value > 0));
  if (waiting.length > 0) {
    chart(host, {
      title: 'Connections that wait for a worker',
      label: waiting.map(service => peak(service.name, service.waiting, digits)).join('; '),
      time: true,
      data: [BUCKETS, ...waiting.map(service => service.waiting)],
      axes: [timeAxis(), axis(value => round(digits(value)), { size: 56 })],
      scales: { y: { range: (u, min, max) => [0, Math.max(0.1, max * 1.08)] } },
      series: waiting.map(service => ({
        label: service.name, color: () => colorOf(serviceIndex(service.name)), value: digits })),
    });
  }
}

/** Changes as bars, each to the next one. */
function spans(changes, kinds) {
  return changes.map((change, i) => ({
    from: change[0],
    to: i + 1 < changes.length ? changes[i + 1][0] : END,
    kind: kinds[change[1]] || 'quiet',
    text: change[1] + (change[2] ? ': ' + change[2] : ''),
  }));
}

const MACHINE = { on: 'up', off: 'broken', 'no engine': 'half', 'engine starts': 'wait' };
const STATUS = { ready: 'up', down: 'broken', unknown: 'wait', disconnected: 'half' };

function startNodes() {
  const host = section('nodes');
  const grid = el('div', { class: 'grid' });
  host.append(grid);
  cpu(grid);
  running(grid);
  serviceUse(grid);
  lanes(host, {
    title: 'Nodes: what they were, and what the managers took them for',
    note: nodesLeftOut(Math.min(SHOWN_ROWS, NODES.length)),
    label: 'State of every node over time',
    key: [['up', 'on, ready'], ['broken', 'off, down'], ['half', 'no engine'], ['wait', 'unknown, starting']],
    rows: NODES.slice(0, SHOWN_ROWS).flatMap(node => [
      { label: node.name, bars: spans(node.machine, MACHINE), marks: [] },
      { label: '  managers say', minor: true, bars: spans(node.status, STATUS),
        marks: node.availability.slice(1).map(change => ({ at: change[0], text: 'availability ' + change[1] })) }]),
  });
  const services = el('div', { class: 'grid' }, sectionTable('services'), sectionTable('tasks'));
  host.append(services);
}
