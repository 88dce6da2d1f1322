// Runs the library as its guide shows, on files: relative paths have to exist. A page it cannot parse is counted, not fatal.
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';

const [library, list] = process.argv.slice(2);
const { printErrors, readFileFromPath, validateFiles } = await import(pathToFileURL(library).href);
const files = JSON.parse(readFileSync(list, 'utf8'));
const config = { scanned: { urls: new Map(), fallbackUrls: [] }, checkRelativePaths: 'exists', checkRelativeUrls: false };
let unparsed = 0;
const results = await Promise.all(
  files.map(async (file) => {
    try {
      return await validateFiles([await readFileFromPath(file)], config);
    } catch {
      unparsed += 1;
      return [];
    }
  }),
);
printErrors(results.flat());
process.stdout.write(`${files.length} files, ${unparsed} could not be parsed\n`);
