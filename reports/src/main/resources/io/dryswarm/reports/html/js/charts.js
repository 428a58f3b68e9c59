// uPlot with what every chart here needs: bands of faults, the replay's moment, one view of time, colours of the theme, a legend of buttons.
const AXIS_FONT = '12px system-ui, sans-serif';
const HEIGHT = 220;
const charts = [];

/** Faults as bands behind the lines, and full capacity as a dashed line. */
function bandsPlugin() {
  return {
    hooks: {
      drawClear: chart => {
        const { ctx, bbox } = chart;
        ctx.save();
        ctx.beginPath();
        ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
        ctx.clip();
        for (const [from, to] of D.bands) {
          const left = chart.valToPos(from, 'x', true);
          const right = Math.max(left + 2, chart.valToPos(to, 'x', true));
          ctx.fillStyle = color('--band');
          ctx.fillRect(left, bbox.top, right - left, bbox.height);
          ctx.fillStyle = color('--bad');
          ctx.fillRect(left, bbox.top, 2, bbox.height);
        }
        ctx.strokeStyle = color('--good');
        ctx.setLineDash([4, 4]);
        for (const [at] of D.recovered) {
          const x = Math.round(chart.valToPos(at, 'x', true)) + 0.5;
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bbox.top + bbox.height);
          ctx.stroke();
        }
        ctx.restore();
      },
    },
  };
}

/** The moment of the replay as a line over the chart: moving it draws nothing anew. */
function nowPlugin() {
  let line;
  const place = chart => {
    const x = chart.valToPos(now.get(), 'x');
    line.style.transform = 'translateX(' + x + 'px)';
    line.hidden = x < 0 || x > chart.over.clientWidth;
  };
  return {
    hooks: {
      init: chart => {
        line = el('div', { class: 'now-line' });
        chart.over.append(line);
        now.listen(() => place(chart));
        chart.over.addEventListener('dblclick', () => view.set([0, END]));
        chart.over.addEventListener('click', () => {
          if (chart.cursor.left >= 0) {
            now.set(Math.max(0, Math.min(END, chart.posToVal(chart.cursor.left, 'x'))));
          }
        });
      },
      draw: place,
    },
  };
}

function axis(values, extra) {
  return Object.assign({
    stroke: () => color('--muted'),
    font: AXIS_FONT,
    grid: { stroke: () => color('--grid'), width: 1 },
    ticks: { stroke: () => color('--grid'), width: 1, size: 4 },
    values: (chart, splits) => splits.map(value => (value === null ? '' : values(value))),
  }, extra);
}

/** Times at which people would put marks. */
const TIME_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
  14400, 43200, 86400, 7 * 86400].map(seconds => seconds * 1000);

function timeAxis() {
  return axis(ms => (ms % 1000 === 0 ? clock(ms) : clock(ms, true).slice(0, -2)), { incrs: TIME_STEPS, space: 64, size: 32 });
}

/**
 * A chart and its legend.
 *
 * @param options title, label (said to those who cannot see it), data, series [{ label, color(), value(v), ... }], scales, axes, time
 */
function chart(host, options) {
  const legend = el('div', { class: 'legend' });
  const box = el('div', { class: 'plot', role: 'img', 'aria-label': options.label });
  host.append(card(options.title, options.note ? note(options.note) : null, legend, box));
  const values = options.series.map(() => el('span', { class: 'legend-value' }));
  const plot = new uPlot({
    width: Math.max(200, box.clientWidth),
    height: options.height || HEIGHT,
    legend: { show: false },
    cursor: {
      sync: options.time ? { key: 'time', setSeries: false, scales: ['x', null] } : undefined,
      drag: { x: Boolean(options.time), y: false },
      points: { size: 6 },
    },
    scales: Object.assign({ x: { time: false } }, options.scales),
    axes: options.axes,
    plugins: options.time ? [bandsPlugin(), nowPlugin()] : [],
    series: [{}, ...options.series.map(one => Object.assign({
      label: one.label, stroke: one.color, width: 1.5, points: { show: false } }, one.draw))],
    hooks: {
      setCursor: [at => values.forEach((span, i) => {
        const value = at.cursor.idx === null || at.cursor.idx === undefined ? null
          : options.series[i].read ? options.series[i].read(at.cursor.idx) : at.data[i + 1][at.cursor.idx];
        span.textContent = value === null || value === undefined ? '' : ' ' + options.series[i].value(value);
      })],
      setScale: [(at, scale) => {
        if (options.time && scale === 'x' && at.status === 1 && !at.quiet) {
          view.set([Math.max(0, at.scales.x.min), Math.min(END, at.scales.x.max)], at);
        }
      }],
    },
  }, options.data, box);
  options.series.forEach((one, i) => legend.append(legendButton(plot, one, i + 1, values[i])));
  follow(plot, box, options);
  charts.push(plot);
  return plot;
}

function legendButton(plot, one, index, value) {
  const button = el('button', { type: 'button', 'aria-pressed': 'true', class: 'legend-item',
    onclick: () => {
      const shown = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(shown));
      plot.setSeries(index, { show: shown });
    } },
  el('span', { class: 'swatch' + (one.dash ? ' dashed' : '') }), one.label, value);
  const paint = () => button.style.setProperty('--swatch', one.color());
  theme.listen(paint);
  paint();
  return button;
}

/** Keeps a chart as wide as its place, in the colours of the theme, and at the time that all show. */
function follow(plot, box, options) {
  onWidth(box, width => plot.setSize({ width, height: options.height || HEIGHT }));
  theme.listen(() => plot.redraw(false, true));
  if (options.time) {
    const show = ([from, to], by) => {
      if (by !== plot) {
        plot.quiet = true;
        plot.setScale('x', { min: from, max: to });
        queueMicrotask(() => { plot.quiet = false; });
      }
    };
    view.listen(show);
    show(view.get());
  }
}

/** In words, for those who cannot see the chart: the highest value and when it was. */
function peak(name, values, say) {
  let best = -1;
  values.forEach((value, i) => {
    if (value !== null && (best < 0 || value > values[best])) {
      best = i;
    }
  });
  return best < 0 ? name + ': none' : name + ': highest ' + say(values[best]) + ' at ' + clock(best * D.widthMs);
}
