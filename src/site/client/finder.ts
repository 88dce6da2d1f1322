import type { FinderData } from '../finder/entry.ts';
import { createRank, type Finding, type Hit } from '../finder/rank.ts';
import { toTerms } from '../finder/terms.ts';
import styles from '../styles/finder.css?inline';

/** The search field as a combobox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export async function startFinder(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  const answer = await fetch(form.dataset['finder'] ?? '');
  const data = (await answer.json()) as FinderData; // written by our own build
  new Finder(form, input, data).ask();
}

class Finder {
  readonly #input: HTMLInputElement;
  readonly #data: FinderData;
  readonly #rank: (question: string) => Finding;
  readonly #panel = make('div', 'found');
  readonly #status = make('p', 'meta');
  readonly #list = make('ul');
  readonly #more = make('div');
  #addresses: string[] = [];
  #selected = -1;

  constructor(form: HTMLFormElement, input: HTMLInputElement, data: FinderData) {
    this.#input = input;
    this.#data = data;
    this.#rank = createRank(data.entries);
    this.#status.setAttribute('role', 'status');
    this.#list.setAttribute('role', 'listbox');
    this.#list.id = 'found';
    this.#list.ariaLabel = data.words.list;
    this.#panel.append(this.#status, this.#list, this.#more);
    this.#panel.hidden = true;
    form.append(this.#panel);
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    input.setAttribute('aria-controls', 'found');
    input.ariaExpanded = 'false';
    input.addEventListener('input', () => this.ask());
    input.addEventListener('focus', () => this.ask());
    input.addEventListener('keydown', (event) => this.#press(event));
    form.addEventListener('submit', (event) => this.#submit(event));
    form.addEventListener('focusout', (event) => {
      if (!form.contains(event.relatedTarget as Node | null)) this.#close(); // a focus event's related target is a node
    });
    this.#panel.addEventListener('mousedown', (event) => {
      if (!(event.target as Element).closest('a')) event.preventDefault(); // the field keeps the focus; targets of mouse events are elements
    });
    this.#list.addEventListener('click', (event) =>
      this.#open([...this.#list.children].indexOf((event.target as Element).closest('li') as Element), event),
    );
  }

  ask(): void {
    const question = this.#input.value.trim();
    if (question.length < 2) {
      this.#close();
      return;
    }
    const { hits, understood } = this.#rank(question);
    this.#addresses = hits.map(({ entry, place }) => this.#data.base + entry.a + (place ? `#${place[0]}` : ''));
    this.#list.replaceChildren(...hits.map((hit, index) => this.#option(hit, index)));
    this.#list.hidden = hits.length === 0;
    this.#showStatus(hits.length, question, understood);
    this.#more.replaceChildren(...(hits.length === 0 ? this.#contact(question) : []), ...this.#elsewhere(question));
    this.#panel.hidden = false;
    this.#input.ariaExpanded = String(hits.length > 0);
    this.#select(hits.length > 0 ? 0 : -1);
  }

  #option({ entry, place, terms }: Hit, index: number): HTMLElement {
    const option = make('li');
    option.role = 'option';
    option.id = `found:${index}`;
    option.append(...marked(entry.t, terms));
    const second = make('span', 'meta');
    const { cause, answer, section } = this.#data.words;
    if (place) second.append(`${[section, cause, answer][entry.p ?? 0]}: `, ...marked(place[1], terms));
    else second.append(...marked(entry.s, terms));
    option.append(second);
    return option;
  }

  #showStatus(count: number, question: string, understood: string): void {
    const { found, foundOne, none } = this.#data.words;
    const said = make('b');
    said.textContent = count > 0 ? understood : question;
    this.#status.replaceChildren(count === 0 ? `${none} ` : `${count === 1 ? foundOne : found.replace('#', String(count))} `, said);
  }

  /** Nothing found: fewer words, the list of all problems, or a person. */
  #contact(question: string): HTMLElement[] {
    const { fewer, all, write, inMail } = this.#data.words;
    const { mail, base } = this.#data;
    const more = make('p');
    more.append(`${fewer} `, link(`${base}a-z/`, all), '.');
    const contact = make('p');
    contact.append(`${write} `, link(`mailto:${mail}?subject=${encodeURIComponent(question)}`, mail), `. ${inMail}`);
    return [more, contact];
  }

  #elsewhere(question: string): HTMLElement[] {
    return [...document.querySelectorAll<HTMLAnchorElement>('.others a')].map((other) => {
      const url = new URL(other.dataset['home'] ?? '', location.href);
      url.searchParams.set('q', question);
      const line = make('p', 'meta');
      line.append(link(url.href, this.#data.words.also.replace('#', other.lastChild?.textContent?.trim() ?? '')));
      return line;
    });
  }

  #press(event: KeyboardEvent): void {
    const count = this.#addresses.length;
    if (event.key === 'Escape' && !this.#panel.hidden) {
      event.preventDefault();
      this.#close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      if (this.#panel.hidden) this.ask();
      else this.#select((this.#selected + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    }
  }

  #submit(event: SubmitEvent): void {
    if (this.#panel.hidden) this.ask();
    if (this.#panel.hidden) return;
    event.preventDefault();
    this.#open(this.#selected);
  }

  #open(index: number, event?: MouseEvent): void {
    const address = this.#addresses[index];
    if (address === undefined) return;
    if (event?.ctrlKey || event?.metaKey) window.open(address);
    else location.href = address;
    this.#close();
  }

  #select(index: number): void {
    this.#selected = index;
    for (const [at, option] of [...this.#list.children].entries()) option.ariaSelected = String(at === index);
    if (index >= 0) this.#input.setAttribute('aria-activedescendant', `found:${index}`);
    else this.#input.removeAttribute('aria-activedescendant');
    this.#list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  #close(): void {
    this.#panel.hidden = true;
    this.#input.ariaExpanded = 'false';
    this.#input.removeAttribute('aria-activedescendant');
  }
}

function make(name: string, className = ''): HTMLElement {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}

function link(href: string, text: string): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = href;
  element.textContent = text;
  return element;
}

/** The text with the words that were met set off. */
function marked(text: string, terms: readonly string[]): (Node | string)[] {
  return text.split(/(?<=\P{L})(?=\p{L})|(?<=\p{L})(?=[^\p{L}’'-])/u).map((part) => {
    if (!toTerms(part).some((term) => terms.includes(term))) return part;
    const mark = make('mark');
    mark.textContent = part;
    return mark;
  });
}
