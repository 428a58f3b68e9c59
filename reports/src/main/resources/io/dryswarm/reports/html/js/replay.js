const SPEEDS = [[1, 'real time'], [10, '10 ×'], [30, '30 ×'], [60, '60 ×'], [300, '300 ×']];
const NEWS = 8;

/** The bar: its value is the moment, in milliseconds of the run. */
function scrubBar() {
  const bar = el('input', { type: 'range', id: 'scrub', min: '0', max: String(END), step: '1', value: '0',
    'aria-label': 'Moment of the run' });
  bar.addEventListener('input', () => now.set(Number(bar.value), bar));
  bar.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (step) {
      event.preventDefault();
      move(step * (event.shiftKey ? 10 : 1) * D.widthMs);
    }
  });
  now.listen(ms => {
    bar.value = String(Math.round(ms));
    bar.setAttribute('aria-valuetext', clock(ms, true));
  });
  return bar;
}

function move(ms) {
  now.set(Math.max(0, Math.min(END, now.get() + ms)));
}

/** Faults and commands as marks above the bar. */
function scrubMarks() {
  const marks = el('div', { class: 'scrub-marks', 'aria-hidden': 'true' });
  const at = ms => (100 * ms / END) + '%';
  D.bands.forEach(band => marks.append(el('span', { class: 'scrub-band',
    style: 'left:' + at(band[0]) + ';width:' + at(band[1] - band[0]), title: band[2] + ' ' + band[3] })));
  rowsOf('timeline').filter(entry => entry.code.startsWith('operation.asked'))
    .forEach(entry => marks.append(el('span', { class: 'scrub-command', style: 'left:' + at(entry.timeMs), title: entry.text })));
  return marks;
}

/** Plays until the end or until it is told to stop. */
function player(speed, told) {
  let playing = false;
  let last = 0;
  const frame = at => {
    if (!playing) {
      return;
    }
    const next = now.get() + (at - last) * Number(speed.value);
    last = at;
    now.set(Math.min(END, next), 'player');
    if (next >= END) {
      set(false);
    } else {
      requestAnimationFrame(frame);
    }
  };
  const set = on => {
    playing = on;
    if (on) {
      if (now.get() >= END) {
        now.set(0);
      }
      last = performance.now();
      requestAnimationFrame(frame);
    }
    told(on);
  };
  return { toggle: () => set(!playing) };
}

function jump(forward) {
  const times = [...new Set(rowsOf('timeline').map(entry => entry.timeMs))].sort((a, b) => a - b);
  const at = now.get();
  const next = forward ? times.find(ms => ms > at + 0.5) : times.reverse().find(ms => ms < at - 0.5);
  if (next !== undefined) {
    now.set(next);
  }
}

function controls() {
  const speed = el('select', { 'aria-label': 'Speed of the replay' },
    SPEEDS.map(([factor, words]) => el('option', { value: factor, selected: factor === 10 }, words)));
  const play = el('button', { type: 'button', id: 'play', class: 'play' });
  const tell = on => {
    play.textContent = on ? '❚❚ Pause' : '▶ Play';
    play.setAttribute('aria-pressed', String(on));
  };
  const playing = player(speed, tell);
  tell(false);
  play.addEventListener('click', playing.toggle);
  const time = el('output', { id: 'clock', for: 'scrub', class: 'clock' });
  now.listen(ms => { time.textContent = clock(ms, true); });
  const row = el('div', { class: 'controls' }, play,
    el('button', { type: 'button', id: 'previous', 'aria-label': 'Previous event', onclick: () => jump(false) }, '◀ event'),
    el('button', { type: 'button', id: 'next', 'aria-label': 'Next event', onclick: () => jump(true) }, 'event ▶'),
    time, speed);
  return { row, toggle: playing.toggle };
}

function news(host) {
  const entries = rowsOf('timeline');
  return ms => {
    let end = entries.findIndex(entry => entry.timeMs > ms);
    end = end < 0 ? entries.length : end;
    host.replaceChildren(...entries.slice(Math.max(0, end - NEWS), end).map(entry =>
      el('li', { class: entry.code.startsWith('fault.') ? 'fault' : null },
        el('time', {}, clock(entry.timeMs, true)), el('strong', {}, entry.actor), ' ', entry.text)));
  };
}

function startReplay() {
  const host = section('replay');
  const buttons = controls();
  const bar = scrubBar();
  const alarm = el('p', { class: 'alarm', role: 'status' });
  const nodes = el('div', { class: 'stage-nodes' });
  const graph = el('div', { class: 'stage-graph' });
  const list = el('ol', { class: 'news' });
  const panel = el('div', { class: 'card replay', tabindex: '-1' }, buttons.row, scrubMarks(), bar, alarm,
    el('div', { class: 'stage' },
      el('div', { class: 'stage-main' }, nodes, el('h3', {}, 'What happened last'), list),
      D.traffic.length > 0 ? el('div', { class: 'stage-side' }, el('h3', {}, 'Requests per second'), graph) : null));
  host.append(panel, note('Keys on the bar: arrows move by ' + duration(D.widthMs)
    + ', with Shift or Page keys by ten times that, Home and End to the ends, the space bar plays. A click into a chart comes here, too.'));
  panel.addEventListener('keydown', event => {
    const isControl = event.target.tagName === 'BUTTON' || event.target.tagName === 'SELECT';
    if (event.key === ' ' && !isControl) {
      event.preventDefault();
      buttons.toggle();
    }
  });
  const showNodes = nodeStage(nodes);
  const showTraffic = D.traffic.length > 0 ? trafficGraph(graph) : () => {};
  const showNews = news(list);
  now.listen(ms => {
    const cluster = clusterAt(ms);
    showNodes(cluster);
    showTraffic(trafficAt(ms));
    showNews(ms);
    const words = cluster.faults.map(band => band[2] + ' ' + band[3]);
    if (!cluster.leader) {
      words.push('the swarm has no leader');
    }
    alarm.textContent = words.length > 0 ? '⚠ ' + words.join(' · ') : ' ';
    alarm.classList.toggle('on', words.length > 0);
  });
  // Where it gets interesting, if there is such a place.
  now.set(D.bands.length > 0 ? Math.max(0, D.bands[0][0] - D.widthMs) : END);
}
