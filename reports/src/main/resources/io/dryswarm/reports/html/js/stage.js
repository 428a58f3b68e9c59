// What the replay shows: nodes with their tasks, and the services with the traffic between them.
const STAGE_NODES = 60;

function nodeBox(node) {
  const tasks = el('ul', { class: 'node-tasks' });
  const state = el('span', { class: 'node-state' });
  const meter = el('span', { class: 'meter', 'aria-hidden': 'true' }, el('span', {}));
  const box = el('div', { class: 'node', 'data-node': node.name },
    el('div', { class: 'node-head' }, el('strong', {}, node.name), state), meter, tasks);
  return { box, tasks, state, meter };
}

function taskChip(one) {
  return el('li', { class: 'chip', 'data-task': one.id, 'data-place': one.place,
    style: '--own: var(--c' + serviceIndex(one.service) % COLORS + ')' });
}

function chipKind(one, machine) {
  if (one.ended) {
    return one.observed === 'failed' || one.observed === 'rejected' || one.observed === 'orphaned' ? 'gone bad' : 'gone';
  }
  if (machine === 'off') {
    return 'dead';
  }
  return kindOf(one.observed, one.desired);
}

/** The nodes: call the result with a state of the cluster. */
function nodeStage(host) {
  const shown = NODES.slice(0, STAGE_NODES);
  const boxes = new Map(shown.map(node => [node.name, nodeBox(node)]));
  const waiting = nodeBox({ name: 'waits for a node' });
  waiting.box.classList.add('waiting');
  waiting.meter.remove();
  const chips = new Map();
  host.append(el('div', { class: 'node-grid' }, [...boxes.values()].map(box => box.box), waiting.box));
  if (shown.length < D.nodes.length) {
    host.append(note(nodesLeftOut(shown.length)));
  }
  return cluster => {
    const machines = new Map(cluster.nodes.map(node => [node.name, node.machine]));
    cluster.nodes.filter(node => boxes.has(node.name)).forEach(node => showNode(boxes.get(node.name), node, cluster.leader));
    const seen = new Set();
    for (const one of cluster.tasks) {
      const place = one.node === '' ? waiting : boxes.get(one.node);
      if (!place) {
        continue;
      }
      seen.add(one.id);
      const chip = chips.get(one.id) || taskChip(one);
      chips.set(one.id, chip);
      showChip(chip, one, machines.get(one.node));
      if (chip.parentNode !== place.tasks) {
        place.tasks.append(chip);
      }
    }
    chips.forEach((chip, id) => {
      if (!seen.has(id)) {
        chip.remove();
        chips.delete(id);
      }
    });
    waiting.box.hidden = waiting.tasks.children.length === 0;
  };
}

function showNode(parts, node, leader) {
  const leads = leader && leader[2] === node.name;
  const words = [];
  if (node.machine !== 'on') {
    words.push(node.machine === 'off' ? 'POWER OFF' : node.machine);
  }
  if (node.status !== 'ready') {
    words.push(node.status);
  }
  if (node.availability !== 'active') {
    words.push(node.availability);
  }
  parts.state.textContent = (leads ? '★ leader, term ' + leader[3] : node.manager ? 'manager' : 'worker')
    + (words.length > 0 ? ' · ' + words.join(' · ') : '');
  parts.box.className = 'node' + (node.machine === 'off' ? ' off' : node.machine !== 'on' ? ' hurt' : '')
    + (node.status !== 'ready' ? ' doubted' : '') + (leads ? ' leads' : '');
  parts.meter.firstChild.style.width = (node.cpu === null ? 0 : Math.min(100, node.cpu * 100)) + '%';
  parts.meter.title = node.cpu === null ? '' : share(node.cpu) + ' of its cores in use';
}

function showChip(chip, one, machine) {
  const kind = chipKind(one, machine);
  const state = kind === 'dead' ? 'dead with its node' : one.observed;
  const text = one.place + ' ' + state;
  if (chip.dataset.text !== text + kind) {
    chip.dataset.text = text + kind;
    chip.className = 'chip chip-' + kind.split(' ').join(' chip-');
    chip.title = text + (one.words ? ': ' + one.words : '') + ', desired ' + one.desired;
    chip.replaceChildren(el('span', {}, one.place),
      one.observed === 'running' && kind === 'own' ? el('span', { class: 'visually-hidden' }, ' running')
        : el('small', {}, ' ' + state));
  }
}

/** Layers of the call graph: users first, then whoever is called by the layer before. */
function layers() {
  const names = new Map();
  D.users.forEach(users => names.set('u:' + users.name, { name: users.name, users: true, layer: 0 }));
  SERVICES.forEach(name => names.set('s:' + name, { name, users: false, layer: -1 }));
  const from = way => (way.isUsers ? 'u:' : 's:') + way.from;
  for (let layer = 0, found = true; found; layer++) {
    found = false;
    for (const way of D.traffic) {
      const target = names.get('s:' + way.to);
      if (names.get(from(way)) && names.get(from(way)).layer === layer && target.layer < 0) {
        target.layer = layer + 1;
        found = true;
      }
    }
  }
  const last = Math.max(...[...names.values()].map(one => one.layer));
  // Who is called by nobody calls others himself (a worker that polls), or has nothing to do with requests.
  names.forEach((one, key) => {
    if (one.layer < 0) {
      const called = D.traffic.filter(way => from(way) === key).map(way => names.get('s:' + way.to).layer);
      one.layer = called.length > 0 ? Math.max(0, Math.min(...called) - 1) : last;
    }
  });
  return names;
}
