/** Who leads, and the times in which nobody does. */
function leaderBars() {
  const bars = [];
  let last = 0;
  for (const [from, to, node, term] of D.leaders) {
    if (from > last) {
      bars.push({ from: last, to: from, kind: 'broken', text: 'no leader' });
    }
    bars.push({ from, to, kind: 'own', node, words: 'term ' + term, text: node + ' leads in term ' + term });
    last = to;
  }
  if (last < END) {
    bars.push({ from: last, to: END, kind: 'broken', text: 'no leader' });
  }
  return bars;
}

function startControl() {
  const host = section('control');
  const managers = D.nodes.filter(node => node.manager || D.leaders.some(reign => reign[2] === node.name));
  const elections = rowsOf('timeline').filter(entry => entry.code === 'raft.campaign');
  const bars = leaderBars();
  lanes(host, {
    title: 'Leaders and terms',
    label: 'Who led the swarm. ' + bars.map(bar => bar.text + ' from ' + clock(bar.from)).join('; '),
    key: [['up', 'has a leader'], ['broken', 'nobody leads, no power'], ['own', 'leads'], ['faint', 'follows'], ['plain', 'stands for election']],
    rows: [
      { label: 'swarm', bars: bars.map(bar => (bar.kind === 'own' ? Object.assign({}, bar, { kind: 'up', words: '' }) : bar)), marks: [] },
      ...managers.map(node => ({
        label: node.name,
        bars: [...spans(node.machine, { on: 'faint', off: 'broken', 'no engine': 'half', 'engine starts': 'wait' }),
          ...bars.filter(bar => bar.node === node.name)],
        marks: elections.filter(entry => entry.actor === node.name)
          .map(entry => ({ at: entry.timeMs, text: entry.text })),
      }))],
  });
  const grid = el('div', { class: 'grid' }, card('Raft', sectionList('controlPlane')));
  host.append(grid);
  curves(grid, 'raft', 'Time to commit, by percentile');
}
