/** What the finder knows of a page: short names, because every reader who searches loads them all. */
export interface Entry {
  /** Title. */
  t: string;
  /** Address below the product's. */
  a: string;
  /** The object it is about. */
  o: string;
  /** Summary. */
  s: string;
  /** Keywords. */
  k?: string;
  /** Exact message. */
  m?: string;
  /** Causes and headings: anchor and words. */
  c?: [string, string][];
  /** The anchors are those of causes; 2 where they are answers. */
  p?: 1 | 2;
}

export interface FinderData {
  base: string;
  mail: string;
  words: Record<
    'found' | 'foundOne' | 'none' | 'fewer' | 'all' | 'write' | 'inMail' | 'also' | 'cause' | 'answer' | 'section' | 'list',
    string
  >;
  entries: Entry[];
}
