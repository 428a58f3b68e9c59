// The cluster at one moment, out of the changes that the run made.
const ALL_TASKS = D.lanes.flatMap(lane => lane.tasks.map(task => ({ task, place: lane.place, service: lane.service })));

/** How long an ended task is still shown, ms of virtual time. */
const AFTERGLOW = 3000;

function taskAt(one, ms) {
  const change = lastBefore(one.task.changes, ms);
  if (!change) {
    return null;
  }
  const [at, observed, desired, node, words] = change;
  const ended = ENDED.has(observed);
  if (ended && (ms - at > AFTERGLOW || observed === 'removed')) {
    return null;
  }
  return { id: one.task.id, place: one.place, service: one.service, observed, desired, node, words, ended };
}

function nodeAt(node, ms) {
  const machine = lastBefore(node.machine, ms);
  const status = lastBefore(node.status, ms);
  const availability = lastBefore(node.availability, ms);
  return {
    name: node.name,
    manager: node.manager,
    machine: machine ? machine[1] : 'on',
    status: status ? status[1] : 'not in the swarm',
    availability: availability ? availability[1] : 'active',
    cpu: node.used.length > 0 ? node.used[bucketAt(ms)] / node.cores : null,
  };
}

function leaderAt(ms) {
  return D.leaders.find(reign => reign[0] <= ms && ms < reign[1]) || (ms >= END ? D.leaders.find(reign => reign[1] >= END) : null);
}

function clusterAt(ms) {
  const tasks = ALL_TASKS.map(one => taskAt(one, ms)).filter(Boolean);
  return {
    leader: leaderAt(ms) || null,
    nodes: D.nodes.map(node => nodeAt(node, ms)),
    tasks,
    faults: D.bands.filter(band => band[0] <= ms && ms < band[1]),
  };
}

/** Requests per second on every way in the bucket of a moment. */
function trafficAt(ms) {
  const at = bucketAt(ms);
  const lengthMs = Math.min(D.widthMs, Math.max(1, END - at * D.widthMs));
  return D.traffic.map(way => way.requests[at] * 1000 / lengthMs);
}
