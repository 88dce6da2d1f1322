/** Something the tool itself could not do, said to a person in one sentence; commands print it and exit with 2. */
export class OwnFailure extends Error {
  override readonly name = 'OwnFailure';
}
