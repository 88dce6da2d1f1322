// Runs on any Node, so it is written for the oldest: the commands need one that runs TypeScript, an installed copy one of the same age.
const parts = process.versions.node.split('.');
if (Number(parts[0]) < 22 || (Number(parts[0]) === 22 && Number(parts[1]) < 18)) {
  const isInstalled = __dirname.indexOf('node_modules') >= 0;
  const remedy = isInstalled ? 'install a newer one' : 'run `npm ci`, which brings Node 24, and use `npm run`';
  process.stderr.write('This needs Node 22.18 or newer and found ' + process.versions.node + ': ' + remedy + '.\n');
  process.exit(2);
}
