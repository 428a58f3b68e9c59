function repeatLine() {
  const line = el('code', { class: 'command' }, D.repeat);
  const button = el('button', { type: 'button', onclick: () => {
    getSelection().selectAllChildren(line);
    if (navigator.clipboard) {
      navigator.clipboard.writeText(D.repeat).then(() => { button.textContent = 'copied'; }, () => {});
    }
  } }, 'copy');
  return el('p', {}, line, ' ', button);
}

function differencesTable() {
  return el('details', {}, el('summary', {}, 'What is knowingly different from Swarm (' + D.differences.length + ' entries)'),
    table('What differs from Swarm',
      ['PART', 'SWARM', 'DRYSWARM', 'EFFECT'].map(title => ({ title, kind: 'TEXT' })),
      D.differences.map(row => row.map(text => text.replaceAll('`', '')))));
}

function startMethod() {
  const width = D.widthMs / 1000;
  section('method').append(card('How these numbers came about',
    note('One run of a deterministic simulation: the same scenario, seed and version give the same result, to the byte. Repeat it with'),
    repeatLine(),
    sectionList('run'),
    sectionList('digests'),
    el('ul', { class: 'plain-list' },
      el('li', {}, 'One run is one sample. For intervals over seeds: sim sweep; for a comparison of settings: sim compare.'),
      el('li', {}, D.warmUpMs > 0
        ? 'Warm-up: the first users begin at ' + clock(D.warmUpMs, true) + '. Every request of theirs counts; use of services and nodes in tables counts from then on, in charts from the start.'
        : 'Warm-up: none; counts begin at the start.'),
      el('li', {}, 'Arrivals do not wait for answers: slow phases count in full. Latency tables have three significant digits; quantiles over time are exact to 1.6 %.'),
      el('li', {}, 'Charts show buckets of ' + duration(width * 1000) + '. Bands are faults; a dashed line is the moment of full capacity again.'),
      D.omitted.map(text => el('li', {}, text))),
    differencesTable()));
}
