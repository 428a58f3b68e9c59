const SWEEP = 'sim sweep';

function startTitle() {
  const verdicts = rowsOf('verdicts');
  const missed = verdicts.filter(verdict => !verdict.holds).length;
  section('name').textContent = RUN.scenario;
  section('facts').textContent =
    'seed ' + RUN.seed + ' · ' + plural(RUN.managers, 'manager', 'managers') + ', '
    + plural(RUN.workers, 'worker', 'workers') + ' · ' + duration(END)
    + ' of virtual time · DrySwarm ' + RUN.version + ', modelling Docker Engine ' + RUN.engine;
  const badge = section('badge');
  badge.classList.add(verdicts.length === 0 ? 'plain' : missed === 0 ? 'good' : 'bad');
  badge.textContent = verdicts.length === 0 ? 'no expectations'
    : missed === 0 ? '✓ ' + (verdicts.length === 1 ? 'the expectation holds' : 'all ' + verdicts.length + ' hold')
      : '✗ ' + missed + ' of ' + verdicts.length + ' missed';
}

function tile(label, value, hint) {
  return el('div', { class: 'tile' },
    el('span', { class: 'tile-label' }, label),
    el('span', { class: 'tile-value' }, value),
    el('span', { class: 'tile-hint' }, hint));
}

function tiles() {
  const requests = rowsOf('requests');
  const sent = requests.reduce((sum, row) => sum + row.sent, 0);
  const failed = requests.reduce((sum, row) => sum + row.failed, 0);
  const slowest = rowsOf('latency').filter(row => row.p99Ms !== null)
    .sort((a, b) => b.p99Ms - a.p99Ms)[0];
  const control = rowsOf('controlPlane')[0];
  const restarts = rowsOf('services').reduce((sum, row) => sum + row.restarts, 0);
  return el('div', { class: 'tiles' },
    sent > 0 ? tile('requests', count(sent), count(failed) + ' failed, ' + share(failed / sent)) : null,
    slowest ? tile('slowest p99', duration(slowest.p99Ms), slowest.users + ' ' + slowest.request) : null,
    tile('faults', count(D.bands.length), D.bands.length === 0 ? 'nothing broke'
      : D.bands[0][2] + ' ' + D.bands[0][3] + (D.bands.length > 1 ? ' and others' : '')),
    tile('without a leader', duration(control.leaderlessMs),
      plural(control.elections, 'election', 'elections')),
    tile('tasks started again', count(restarts), 'beyond the first of each slot'));
}

function verdictCard(verdict) {
  const margin = verdict.margin;
  const room = margin === null ? null : Math.max(0, Math.min(1, Math.abs(margin)));
  return el('li', { class: 'verdict ' + (verdict.holds ? 'good' : 'bad') },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, verdict.holds ? '✓' : '✗'),
    el('span', { class: 'visually-hidden' }, verdict.holds ? 'holds: ' : 'missed: '),
    el('code', {}, verdict.expectation),
    el('strong', {}, verdict.actual),
    margin === null ? null : el('span', { class: 'margin' },
      el('span', { class: 'meter', 'aria-hidden': 'true' },
        el('span', { style: 'width:' + room * 100 + '%' })),
      margin >= 0 ? 'margin ' + share(margin) : 'missed by ' + share(-margin)));
}

function startSummary() {
  const verdicts = rowsOf('verdicts');
  const findings = D.sections.findings.rows;
  const host = section('summary');
  host.append(tiles());
  if (verdicts.length > 0) {
    host.append(card('Expectations',
      el('ul', { class: 'verdicts' }, verdicts.map(verdictCard)),
      note('Values of this one run. How much they vary with the seed is what '
        + SWEEP + ' and sim compare tell, with intervals.')));
  }
  if (findings.length > 0) {
    host.append(card('Findings',
      el('ul', { class: 'findings' }, findings.map(row => el('li', {}, row[0])))));
  }
  const notes = sectionTable('faultNotes');
  if (notes) {
    host.append(notes);
  }
}
