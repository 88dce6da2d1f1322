import type { Text } from 'mdast';
import type { Anchor } from './facts.ts';
import type { Page } from './parse.ts';
import type { PageView } from './walk.ts';

/** `{#id}`, `{: #id .class }` behind a word or a picture, as MkDocs, Jekyll and Pandoc read it. */
const attributes = /\{:?[ \t]*(?:[\w.-]+(?:=\S+)?[ \t]+)*#([\w:.-]+)[^{}\n]*\}/g;
/** `(id)=` on a line of its own, as Sphinx reads it. */
const label = /^\(([\w:./ -]+)\)=[ \t]*$/gm;

/** Whether a page of somebody else's may have ids that its parser takes for text: asked once, so that most texts are not. */
export function mayHaveAttributeIds({ format, source }: Page): boolean {
  return format === 'md' && /\{[^{}\n]*#|^\([^()\n]+\)=[ \t]*$/m.test(source);
}

/** The ids that stand in a text. */
export function attributeIdsOf(node: Text, view: PageView): Anchor[] {
  const isLabelled = view.parents.at(-1)?.type === 'paragraph';
  const found = [...node.value.matchAll(attributes), ...(isLabelled ? node.value.matchAll(label) : [])];
  return found.map(({ 1: id = '' }) => ({ id, kind: 'element', text: '', place: view.place(node) }));
}
