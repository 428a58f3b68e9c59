/** When the file of each secret or config came to each node: one row each, a mark for every node. */
function startSecrets() {
  const secrets = rowsOf('secrets');
  const files = rowsOf('secretFiles');
  if (secrets.length === 0) {
    leaveOut('secrets');
    return;
  }
  const host = section('secrets');
  lanes(host, {
    title: 'From creation to the last node',
    label: plural(secrets.length, 'secret or config', 'secrets and configs') + ' on their way to the nodes',
    key: [['faint', 'exists'], ['plain', 'first file on a node']],
    rows: secrets.map(secret => ({
      label: secret.name,
      bars: [{ from: secret.createdMs, to: END, kind: 'faint',
        text: secret.kind + ', created' + (secret.replacedBy ? ', replaced by ' + secret.replacedBy : '') }],
      marks: files.filter(file => file.kind === secret.kind && file.name === secret.name)
        .map(file => ({ at: file.atMs, text: file.name + ' is on ' + file.node })),
    })),
  });
  const tables = [sectionTable('secrets'), sectionTable('secretFiles')].filter(Boolean);
  host.append(...tables);
}
