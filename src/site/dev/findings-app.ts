import { defineToolbarApp } from 'astro/toolbar';

/** A finding as the check's JSON reporter tells it. */
interface Finding {
  file: string;
  line: number;
  column: number;
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  note: string;
  products: string[];
}

/** The findings for the page that is open and for the rest of the site; a click opens the editor there. */
export default defineToolbarApp({
  init(canvas, app, server) {
    const panel = document.createElement('astro-dev-toolbar-window');
    canvas.append(panel);
    server.on<{ findings: Finding[] }>('unstuck:findings', ({ findings }) => {
      const own = document.querySelector<HTMLMetaElement>('meta[name=source]')?.content ?? '';
      const here = findings.filter(({ file }) => own !== '' && file.endsWith(own));
      const elsewhere = findings.filter((finding) => !here.includes(finding));
      panel.replaceChildren(list('This page', here), list('Other pages', elsewhere));
      const level = findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
      app.toggleNotification(findings.length > 0 ? { state: true, level } : { state: false });
    });
    server.send('unstuck:ready', {});
  },
});

function list(title: string, findings: readonly Finding[]): HTMLElement {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = `${title}: ${findings.length === 0 ? 'no findings' : findings.length}`;
  section.append(heading, ...findings.map(entry));
  return section;
}

function entry({ file, line, column, rule, message, note, products }: Finding): HTMLElement {
  const row = document.createElement('p');
  const place = document.createElement('a');
  place.href = `/__open-in-editor?file=${encodeURIComponent(`${file}:${line}:${column}`)}`;
  place.textContent = `${file}:${line}:${column}`;
  place.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(place.href);
  });
  const where = products.length > 0 ? ` (${products.join(', ')})` : '';
  row.append(
    place,
    document.createElement('br'),
    `${message}${where} `,
    Object.assign(document.createElement('code'), { textContent: rule }),
    document.createElement('br'),
    note,
  );
  return row;
}
