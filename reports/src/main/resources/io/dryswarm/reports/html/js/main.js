function startNavigation() {
  const bar = section('nav');
  document.querySelectorAll('main > section').forEach(part =>
    bar.append(el('a', { href: '#' + part.id }, part.dataset.short)));
}

function startZoom() {
  const fault = section('zoom-fault');
  fault.append(el('option', { value: '' }, D.bands.length === 0 ? 'no faults' : 'to a fault …'),
    ...D.bands.map((band, i) => el('option', { value: i }, clock(band[0]) + ' ' + band[2] + ' ' + band[3])));
  fault.disabled = D.bands.length === 0;
  const around = (center, span) => {
    const size = Math.max(100, Math.min(END, span));
    const from = Math.max(0, Math.min(END - size, center - size / 2));
    view.set([from, from + size]);
  };
  const middle = () => {
    const [from, to] = view.get();
    const at = now.get();
    return [at >= from && at <= to ? at : (from + to) / 2, to - from];
  };
  section('zoom-in').addEventListener('click', () => { const [at, span] = middle(); around(at, span / 2); });
  section('zoom-out').addEventListener('click', () => { const [at, span] = middle(); around(at, span * 2); });
  section('zoom-all').addEventListener('click', () => view.set([0, END]));
  fault.addEventListener('change', () => {
    if (fault.value !== '') {
      const band = D.bands[Number(fault.value)];
      const whole = D.recovered.find(([at]) => at >= band[0]);
      const until = whole ? whole[0] : band[1];
      now.set(band[0]);
      view.set([Math.max(0, band[0] - 10000), Math.min(END, until + 20000)]);
      fault.value = '';
    }
  });
  const shown = section('shown');
  view.listen(([from, to]) => {
    shown.textContent = clock(from, to - from < 20000) + ' – ' + clock(to, to - from < 20000);
  });
  view.set([0, END]);
}

startTheme();
startTitle();
startSummary();
startLatency();
startRequests();
startFaults();
startItems();
startNodes();
startControl();
startTasks();
startUpdates();
startSecrets();
startTimeline();
startMethod();
startReplay();
startNavigation();
startZoom();
document.documentElement.dataset.ready = 'true';
