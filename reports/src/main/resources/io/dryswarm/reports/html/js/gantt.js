const ENDED = new Set(['complete', 'shutdown', 'failed', 'rejected', 'remove', 'orphaned', 'removed']);
const SHOWN_LANES = 400;

/** Times in which a machine had no power: tasks that the store still calls running are dead there. */
function darkness(nodeName) {
  const node = D.nodes.find(one => one.name === nodeName);
  return node ? spans(node.machine, {}).filter(span => span.text === 'off') : [];
}

function kindOf(observed, desired) {
  if (observed === 'running') {
    return ENDED.has(desired) && desired !== 'complete' ? 'ending' : 'own';
  }
  return observed === 'new' || observed === 'pending' ? 'quiet' : 'wait';
}

/** States of one task, and over them the times in which its machine was off. */
function taskBars(task, service) {
  const bars = [];
  const style = '--own: var(--c' + serviceIndex(service) % COLORS + ')';
  for (let i = 0; i < task.changes.length; i++) {
    const [at, observed, desired, node, words] = task.changes[i];
    if (ENDED.has(observed)) {
      break;
    }
    const to = i + 1 < task.changes.length ? task.changes[i + 1][0] : END;
    bars.push({ from: at, to, kind: kindOf(observed, desired), style,
      text: observed + (node ? ' on ' + node : '') + (words ? ': ' + words : '') });
    for (const dark of observed === 'running' ? darkness(node) : []) {
      if (dark.from < to && dark.to > at) {
        bars.push({ from: Math.max(at, dark.from), to: Math.min(to, dark.to), kind: 'dead', text: 'dead with ' + node });
      }
    }
  }
  return bars;
}

function endMark(task) {
  const end = task.changes.find(change => ENDED.has(change[1]));
  if (!end || end[1] === 'removed') {
    return [];
  }
  const isBad = end[1] === 'failed' || end[1] === 'rejected' || end[1] === 'orphaned';
  return [{ at: end[0], kind: isBad ? 'bad' : 'plain', text: end[1] + (end[4] ? ': ' + end[4] : '') }];
}

function startTasks() {
  if (D.lanes.length === 0) {
    leaveOut('tasks');
    return;
  }
  const shown = D.lanes.slice(0, SHOWN_LANES);
  lanes(section('tasks'), {
    title: 'Tasks of every slot',
    note: D.lanes.length > SHOWN_LANES ? 'The first ' + SHOWN_LANES + ' of ' + D.lanes.length + ' rows; tasks.csv has them all.' : null,
    label: 'States of the tasks of ' + SERVICES.length + ' services over time; the timeline tells them in words',
    key: [['own', 'running, in the colour of its service'], ['wait', 'on its way to running'], ['quiet', 'waits for a node'],
      ['ending', 'told to end'], ['dead', 'dead with its node'], ['plain', 'ended'], ['bad', 'failed']],
    rows: shown.map(lane => ({
      label: lane.place + (lane.lane > 0 ? ' (' + (lane.lane + 1) + ')' : ''),
      minor: lane.lane > 0,
      bars: lane.tasks.flatMap(task => taskBars(task, lane.service)),
      marks: lane.tasks.flatMap(endMark),
    })),
  });
}
