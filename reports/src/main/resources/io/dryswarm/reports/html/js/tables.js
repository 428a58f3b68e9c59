const RIGHT = new Set(['COUNT', 'DURATION', 'MOMENT', 'SHARE', 'NUMBER', 'QUANTITY']);

/** A table that scrolls by itself where it is wider than the page. */
function table(caption, columns, rows) {
  const head = el('tr', {}, columns.map(column =>
    el('th', { scope: 'col', class: RIGHT.has(column.kind) ? 'right' : null, title: column.meaning },
      column.title)));
  const body = rows.map(row => el('tr', {}, columns.map((column, i) =>
    el('td', { class: RIGHT.has(column.kind) ? 'right' : null }, cell(column.kind, row[i])))));
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {}, el('caption', {}, caption), el('thead', {}, head), el('tbody', {}, body)));
}

/** A section of the report as it stands in every other form; nothing if it has no rows. */
function sectionTable(name) {
  const from = D.sections[name];
  return from && from.rows.length > 0
    ? card(from.heading, note(from.meaning), table(from.heading, from.columns, from.rows))
    : null;
}

/** A section with one row, upright: readable where there is little room. */
function sectionList(name) {
  const from = D.sections[name];
  return el('dl', { class: 'facts' }, from.columns.map((column, i) => el('div', {},
    el('dt', { title: column.meaning }, column.title.toLowerCase()),
    el('dd', {}, cell(column.kind, from.rows[0][i])))));
}

/** Rows of a section turned round, one block for each: a table of eleven columns is hard to read. */
function upright(name) {
  const from = D.sections[name];
  if (!from || from.rows.length === 0) {
    return null;
  }
  const rows = from.columns.map((column, i) => el('tr', {},
    el('th', { scope: 'row', title: column.meaning }, column.title.toLowerCase()),
    from.rows.map(row => el('td', {}, cell(column.kind, row[i])))));
  return card(null, note(from.meaning),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': from.heading },
      el('table', { class: 'upright' }, el('caption', {}, from.heading), el('tbody', {}, rows))));
}
