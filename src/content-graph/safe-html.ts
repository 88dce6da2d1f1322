/** Elements of plain HTML that show something and run nothing. */
const elements = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
    'footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong ' +
    'sub summary sup table tbody td tfoot th thead time tr u ul var video track wbr'
  ).split(' '),
);

/** Attributes that say something about an element and run nothing; renderers understand others, such as `set:html`, as orders. */
const attributes = new Set(
  (
    'abbr align alt cite class colspan controls datetime decoding dir download headers height hidden href hreflang id kind label lang ' +
    'loading media name open poster rel reversed role rowspan scope sizes span src srclang srcset start tabindex target title translate ' +
    'type value width'
  ).split(' '),
);

const addresses = new Set(['cite', 'href', 'poster', 'src', 'srcset']);

export function isPlainElement(name: string): boolean {
  return elements.has(name);
}

/** Whether an attribute of plain HTML may stand in a page with this value. */
export function isPlainAttribute(name: string, value: string): boolean {
  return (attributes.has(name) || /^aria-[a-z]+$/.test(name)) && !(addresses.has(name) && isScript(value));
}

/** Whether a target runs something, or brings its own document along. */
export function isScript(target: string): boolean {
  return /^(?:javascript|vbscript|data):/i.test(target.replace(/[\u0000-\u0020]/g, ''));
}
