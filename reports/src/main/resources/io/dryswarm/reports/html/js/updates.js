const UNDER_WAY = new Set(['updating', 'rollback_started']);

/** From each beginning of an update or rollback to the state that ended it. */
function updateRuns() {
  const runs = [];
  const open = new Map();
  for (const [at, service, state, message] of D.updates) {
    const run = open.get(service);
    if (run) {
      run.to = at;
      run.end = state;
      run.message = message;
      open.delete(service);
    }
    if (UNDER_WAY.has(state)) {
      const next = { service, state, from: at, to: END, end: null, message };
      runs.push(next);
      open.set(service, next);
    }
  }
  return runs;
}

function firstTime(task, test) {
  const change = task.changes.find(test);
  return change ? change[0] : null;
}

/** A step: a task that came during the update, and the one of its slot that it took the place of. */
function stepsOf(run) {
  const steps = [];
  const places = new Map();
  D.lanes.filter(lane => lane.service === run.service).forEach(lane =>
    places.set(lane.place, [...(places.get(lane.place) || []), ...lane.tasks]));
  for (const [place, tasks] of places) {
    const byStart = tasks.slice().sort((a, b) => a.changes[0][0] - b.changes[0][0]);
    byStart.forEach((task, i) => {
      const created = task.changes[0][0];
      if (created < run.from || created > run.to) {
        return;
      }
      const before = i > 0 ? byStart[i - 1] : null;
      const running = firstTime(task, change => change[1] === 'running');
      const stopped = before ? firstTime(before, change => ENDED.has(change[1])) : null;
      const told = before ? firstTime(before, change => ENDED.has(change[2])) : null;
      steps.push({ place, task, before, created, running, stopped, told,
        gap: running !== null && stopped !== null ? running - stopped : null });
    });
  }
  return steps.sort((a, b) => a.created - b.created);
}

const STEP_COLUMNS = [
  { title: 'SLOT', kind: 'TEXT' },
  { title: 'NEW TASK', kind: 'MOMENT', meaning: 'When it was created.' },
  { title: 'OLD TOLD TO END', kind: 'MOMENT', meaning: 'When the managers wanted the old task to end.' },
  { title: 'OLD ENDED', kind: 'MOMENT', meaning: 'When the managers knew that it had ended.' },
  { title: 'NEW RUNS', kind: 'MOMENT', meaning: 'When the managers knew that the new task runs.' },
  { title: 'WITHOUT A TASK', kind: 'DURATION', meaning: 'From the end of the old one to the new one running; negative: both ran.' },
  { title: 'NODE', kind: 'TEXT' }];

function stepRow(label, task, run) {
  return { label, bars: taskBars(task, run.service), marks: endMark(task) };
}

function updateCard(host, run) {
  const steps = stepsOf(run);
  const what = run.state === 'updating' ? 'update' : 'rollback';
  const margin = Math.max(1000, (run.to - run.from) / 20);
  const box = el('div', { class: 'update' });
  host.append(box);
  lanes(box, {
    title: run.service + ': ' + what + ' at ' + clock(run.from) + ', '
      + (run.end ? run.end.replace('_', ' ') + ' after ' + duration(run.to - run.from) : 'not over at the end of the run'),
    note: run.message,
    label: what + ' of ' + run.service + ' in ' + steps.length + ' steps',
    fixed: [Math.max(0, run.from - margin), Math.min(END, run.to + margin)],
    key: [['own', 'running'], ['wait', 'on its way to running'], ['ending', 'told to end'], ['plain', 'ended'], ['bad', 'failed']],
    rows: steps.flatMap((step, i) => [
      ...(step.before ? [stepRow(i + 1 + '. ' + step.place + ' old', step.before, run)] : []),
      stepRow(i + 1 + '. ' + step.place + ' new', step.task, run)]),
  });
  if (steps.length > 0) {
    box.append(card(null, table('Steps of the ' + what + ' of ' + run.service, STEP_COLUMNS, steps.map(step => [
      step.place, step.created, step.told, step.stopped, step.running, step.gap,
      step.task.changes[step.task.changes.length - 1][3]]))));
  }
}

function startUpdates() {
  const runs = updateRuns();
  if (runs.length === 0) {
    leaveOut('updates');
    return;
  }
  runs.forEach(run => updateCard(section('updates'), run));
}
