// Light or dark: as the system has it, until somebody chooses. Print is always light.
const theme = observable('');

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const COLORS = 10;

function colorOf(index) {
  return color('--c' + index % COLORS);
}

function serviceIndex(service) {
  return Math.max(0, SERVICES.indexOf(service));
}

function showTheme() {
  const button = section('theme');
  button.textContent = isDark() ? 'Light' : 'Dark';
  button.setAttribute('aria-label', 'Switch to ' + (isDark() ? 'light' : 'dark') + ' colours');
  theme.set(isDark() ? 'dark' : 'light');
}

function startTheme() {
  section('theme').addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showTheme);
  let before;
  addEventListener('beforeprint', () => {
    before = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = 'light';
    showTheme();
  });
  addEventListener('afterprint', () => {
    if (before) {
      document.documentElement.dataset.theme = before;
    } else {
      delete document.documentElement.dataset.theme;
    }
    showTheme();
  });
  showTheme();
}
