// Loaded before a measured program: at its end it writes what the process used. Each process of a tree writes its own file.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const folder = process.env.UNSTUCK_BENCH_USAGE;
if (folder && isMainThread)
  process.on('exit', () => writeFileSync(`${folder}/${process.pid}.json`, JSON.stringify(process.resourceUsage())));
