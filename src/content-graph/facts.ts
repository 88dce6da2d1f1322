import type { EditionKey } from './config.ts';
import type { Fault } from './parse.ts';
import type { Place } from './place.ts';
import type { Suppression } from './suppressions.ts';

/** An id in an edition that a link can point at. */
export interface Anchor {
  id: string;
  kind: 'heading' | 'cause' | 'element' | 'footnote';
  /** Words of the heading or title of the cause; empty for the others. */
  text: string;
  /** 1 to 6 for headings. */
  depth?: number;
  /** The author wrote the id; it was not made of the heading's words. */
  isOwn?: true;
  place: Place;
}

/** The way a target was written. */
export type Syntax = 'inline' | 'definition' | 'autolink' | 'html' | 'jsx' | 'frontmatter';

/** A link or an image: what it points at, where, and what it says. */
export interface Reference {
  /** As written, entities decoded and products filled in. */
  target: string;
  /** The words of the link, or the alternative text of the image. */
  text: string;
  syntax: Syntax;
  /** The range of the target itself where it can be found, else of the whole node. */
  place: Place;
}

/** An e-mail address that a reader can see or click. */
export interface Address {
  /** As written, without `mailto:` and its query. */
  address: string;
  /**
   * `mailto`: clicked; `autolink`: clicked, `<…>`; `bare`: a link where the renderer makes one of every address;
   * `text`: only shown, in HTML for instance; `words`: the words of another link; `attribute`, `frontmatter`: shown elsewhere.
   */
  form: 'mailto' | 'autolink' | 'bare' | 'text' | 'words' | 'attribute' | 'frontmatter';
  /** The address that the words of a `mailto:` link show, where it is another one. */
  shown?: string;
  /** Offsets of each place where the source spells the address out: the target, and the words of its link. */
  written?: [number, number][];
  place: Place;
}

/** A word that only one brand uses. */
export interface BrandWord {
  word: string;
  product: EditionKey;
  where: 'text' | 'attribute' | 'target' | 'frontmatter';
  place: Place;
}

/** One possible reason for the symptom. */
export interface Cause {
  id: string;
  kind: string;
  title: string;
  /** Path of the shared cause it comes from. */
  shared?: string;
  place: Place;
}

/** What one edition says, as plain data. */
export interface EditionFacts {
  /** The products whose readers get exactly this; empty where there is one unnamed product. */
  products: EditionKey[];
  title: string;
  anchors: Anchor[];
  links: Reference[];
  images: Reference[];
  addresses: Address[];
  brandWords: BrandWord[];
  causes: Cause[];
  /** Paths of the shared causes it includes. */
  includes: string[];
  /** Causes, and claims in bold; only where a rule asks for them. */
  claims?: Claim[];
  /** Paragraphs as numbers, see `passages.ts`; only where a rule asks for them. */
  passages?: Int32Array;
  /** The first words below the title; only where a rule asks for them. */
  opening?: Opening;
  /** What the page is recognized by among near copies; only where a rule asks for it. */
  sketch?: Sketch;
}

/** A cause, and where it is told. */
export interface Claim {
  /** Equal where the words of the claim are equal. */
  key: number;
  place: Place;
  /** The paragraphs below it. */
  told: Place[];
}

/** What a page says first. */
export interface Opening {
  text: string;
  place: Place;
}

/** A page's words as few numbers: pages that share many of them share many words. */
export interface Sketch {
  /** Number of different runs of words. */
  size: number;
  /** The smallest hashes of these runs, ascending. */
  hashes: number[];
}

/** What one page says in all its editions. Serialisable. */
export interface PageFacts {
  /** Absolute, with `/`. */
  file: string;
  /** Below the checked folder; the identity of a page in messages. */
  path: string;
  /** The folder that was checked. */
  root: string;
  format: 'md' | 'mdx';
  frontmatter: Record<string, unknown>;
  editions: EditionFacts[];
  /** Files whose text the page puts into itself, as written; missing where there are none, and in our own pages. */
  texts?: string[];
  suppressions: Suppression[];
  /** Not empty where the page could not be read or parsed: then its anchors are unknown and nothing else of it is told. */
  faults: Fault[];
}
