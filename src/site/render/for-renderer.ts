import type { Root } from 'mdast';
import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { addressOf } from '../../content-graph/address.ts';
import type { Edition } from '../../content-graph/edition-context.ts';
import { folderOf, joinPath } from '../../content-graph/link.ts';
import type { Page } from '../../content-graph/parse.ts';
import { typeset } from '../help/typeset.ts';

interface Place {
  contentFolder: string;
  base: string;
}

/** An edition as the renderer wants it: links as addresses of the site, remedies apart from their checks, words typeset. */
export function forRenderer(edition: Edition, page: Page, place: Place): Root {
  return new Renderable(edition, page, place).root();
}

class Renderable {
  readonly #edition: Edition;
  readonly #place: Place;
  readonly #page: Page;

  constructor(edition: Edition, page: Page, place: Place) {
    this.#edition = edition;
    this.#page = page;
    this.#place = place;
  }

  root(): Root {
    return this.#copy(this.#edition.tree, this.#page) as Root; // a copy of a root is a root
  }

  #copy(node: MdastNode, around: Page): MdastNode {
    const page = this.#edition.included.get(node) ?? around;
    const { position: _, ...copy } = node;
    if ('children' in copy) Object.assign(copy, { children: copy.children.map((child: MdastNode) => this.#copy(child, page)) });
    if (copy.type === 'text') copy.value = typeset(copy.value);
    else if (copy.type === 'link' || copy.type === 'definition') copy.url = this.#address(copy.url, page);
    else if (copy.type === 'mdxJsxFlowElement' || copy.type === 'mdxJsxTextElement') this.#element(copy, page);
    return copy as MdastNode; // the same kind of node without its position
  }

  #element(node: MdxJsxFlowElement | MdxJsxTextElement, page: Page): void {
    if (node.name === 'Cause') node.children = withFix(node.children) as never; // flow content, as it was before
    node.attributes = node.attributes.map((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') return attribute;
      if (attribute.name === 'href') return { ...attribute, value: this.#address(attribute.value, page) };
      return /^[A-Z]/.test(node.name ?? '') && attribute.name !== 'id' ? { ...attribute, value: typeset(attribute.value) } : attribute;
    });
  }

  /** A path to a source file becomes the address of its page. */
  #address(target: string, page: Page): string {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
    if (!/\.mdx?$/i.test(path) || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return target;
    const file = path.startsWith('/') ? `${this.#place.contentFolder}${path}` : joinPath(folderOf(page.file), decodeURI(path));
    return this.#place.base + encodeURI(addressOf(file.slice(this.#place.contentFolder.length + 1))) + rest;
  }
}

/** What is neither check nor note is the remedy; it gets an element of its own, so that the page can label it. */
function withFix(children: MdastNode[]): MdastNode[] {
  const checks = children.filter((child) => isElement(child, 'Check'));
  const remedy = children.filter((child) => !isElement(child, 'Check'));
  if (remedy.length === 0) return checks;
  return [...checks, { type: 'mdxJsxFlowElement', name: 'Fix', attributes: [], children: remedy } as MdastNode]; // remedies are flow content, as the cause's children were
}

function isElement(node: MdastNode, name: string): boolean {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === name;
}
