// Runs on any Node, so it is written for the oldest: the commands need one that runs TypeScript.
const parts = process.versions.node.split('.');
if (Number(parts[0]) < 22 || (Number(parts[0]) === 22 && Number(parts[1]) < 18)) {
  process.stderr.write(
    'This needs Node 22.18 or newer and found ' + process.versions.node + ': run `npm ci`, which brings Node 24, and use `npm run`.\n',
  );
  process.exit(2);
}
