// Quantities as the text report writes them: three digits, and the unit that fits.
function digits(value) {
  const size = Math.abs(value);
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return value.toFixed(decimals);
}

/** For axes, where a mark is a round number: 10 ms rather than 10.0 ms. */
function round(text) {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

function duration(ms) {
  if (ms === null || ms === undefined) {
    return '–';
  }
  const size = Math.abs(ms);
  if (size === 0) {
    return '0 ms';
  } else if (size < 1) {
    return digits(ms * 1000) + ' µs';
  } else if (size < 1000) {
    return digits(ms) + ' ms';
  }
  return size < 120000 ? digits(ms / 1000) + ' s' : digits(ms / 60000) + ' min';
}

/** A moment of the run: 4:12, or 4:12.629 where that matters; 1:02:03 from an hour on. */
function clock(ms, exact) {
  const whole = exact ? Math.round(ms) : Math.round(ms / 1000) * 1000;
  const seconds = Math.floor(whole / 1000);
  const pad = number => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const text = hours > 0
    ? hours + ':' + pad(minutes) + ':' + pad(seconds % 60)
    : minutes + ':' + pad(seconds % 60);
  return exact ? text + '.' + String(whole % 1000).padStart(3, '0') : text;
}

function count(value) {
  return value === null ? '–' : String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function share(value) {
  if (value === null) {
    return '–';
  }
  return value === 0 ? '0 %' : digits(value * 100) + ' %';
}

function rate(perSecondValue) {
  if (perSecondValue === null || perSecondValue === undefined) {
    return '–';
  }
  return (perSecondValue >= 10 || perSecondValue === 0
    ? Math.round(perSecondValue) : digits(perSecondValue)) + '/s';
}

function plural(number, one, many) {
  return count(number) + ' ' + (number === 1 ? one : many);
}

/** A value of a column, by the kind that the report gives it. */
function cell(kind, value, unit) {
  if (value === null) {
    return '–';
  }
  switch (kind) {
    case 'COUNT': return count(value);
    case 'DURATION': return duration(value);
    case 'MOMENT': return clock(value, true);
    case 'SHARE': return share(value);
    case 'NUMBER': return digits(value);
    case 'TRUTH': return value ? 'yes' : 'no';
    case 'QUANTITY':
      return unit === 'ms' ? duration(value) : unit === 'share' ? share(value) : String(value);
    default: return value;
  }
}
