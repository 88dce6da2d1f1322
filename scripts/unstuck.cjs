#!/usr/bin/env node
// oxlint-disable-next-line import/no-unassigned-import -- it ends the process on a Node that is too old
require('./require-node.cjs');
import('./check.js');
