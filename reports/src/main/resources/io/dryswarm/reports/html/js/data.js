// The numbers of the run, as the report's other forms have them.
const D = JSON.parse(document.getElementById('data').textContent);

/** Rows of a section as objects; none where this version of the report does not have the section. */
function rowsOf(name) {
  const section = D.sections[name];
  if (!section) {
    return [];
  }
  return section.rows.map(row =>
    Object.fromEntries(section.columns.map((column, i) => [column.name, row[i]])));
}

const RUN = rowsOf('run')[0];
const END = D.durationMs;

/** Beginning of every bucket, in milliseconds. */
const BUCKETS = Array.from({ length: D.buckets }, (_, i) => i * D.widthMs);

function bucketAt(ms) {
  return Math.max(0, Math.min(D.buckets - 1, Math.floor(ms / D.widthMs)));
}

/** A count of a bucket as a rate: the last bucket may be shorter. */
function perSecond(counts) {
  return counts.map((count, i) => {
    const lengthMs = Math.min(D.widthMs, Math.max(1, END - i * D.widthMs));
    return count * 1000 / lengthMs;
  });
}

/** The last of several changes, each beginning with its time, that has happened by then. */
function lastBefore(changes, ms) {
  let last = null;
  for (const change of changes) {
    if (change[0] > ms) {
      break;
    }
    last = change;
  }
  return last;
}

const SERVICES = [...new Set([
  ...D.services.map(service => service.name),
  ...D.lanes.map(lane => lane.service)])];

/** Of a large swarm the nodes on which something happens: managers, those that had a task, those that were not always well. */
const NODES = D.nodes.length <= 24 ? D.nodes : (() => {
  const used = new Set(D.lanes.flatMap(lane => lane.tasks.flatMap(task => task.changes.map(change => change[3]))));
  return D.nodes.filter(node => node.manager || used.has(node.name) || node.machine.length > 1 || node.status.length > 2);
})();

/** What to say where not all nodes are shown; nothing where they are. */
function nodesLeftOut(shown) {
  return shown === D.nodes.length ? null
    : shown + ' of ' + D.nodes.length + ' nodes: the managers, those that had tasks, and those that were not always well'
      + (shown < NODES.length ? ', as far as there is room' : '') + '.';
}

/** Something to look at, and who wants to know when it changes. */
function observable(value) {
  const listeners = [];
  return {
    get: () => value,
    set(next, by) {
      value = next;
      listeners.forEach(listener => listener(value, by));
    },
    listen: listener => listeners.push(listener),
  };
}

/** The moment that the replay shows, ms. */
const now = observable(0);

/** The time that all charts show, ms. */
const view = observable([0, END]);
