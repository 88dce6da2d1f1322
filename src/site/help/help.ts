import { resolve } from 'node:path';
import { Crossings } from './crossings.ts';
import { findProduct, type Help, readHelps } from './read-help.ts';

/** The help of every product, read once for a build; a change to the content loads this module anew while developing. */
export const helps = readHelps(resolve('content'));

/** The help of the product that is built. */
export const help = chosenHelp();

/** The ways to every other product, and from it. */
export const crossings = [...helps.values()]
  .filter((other) => other !== help)
  .map((other) => ({ there: new Crossings(help, other), back: new Crossings(other, help) }));

function chosenHelp(): Help {
  const { id } = findProduct(process.env['PRODUCT']);
  const found = helps.get(id);
  if (!found) throw new Error(`Cannot find the help of ${id}`);
  return found;
}
