/** The looks of the map, light and dark; heat is told by the number behind a title too, never by color alone. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2126, #e6e8eb); --soft: light-dark(#5b6570, #a3acb6); --line: light-dark(#9aa7b455, #7d8a9755); --ground: light-dark(#fff, #15181c); --in: light-dark(#a8400a, #ffab70); --out: light-dark(#0b5cad, #79b8ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { padding: 1rem 1.5rem 0; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 0; }
h3 { font-size: 1rem; margin: 1rem 0 0; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; }
input, select, button { font: inherit; }
.hint { color: var(--soft); margin: .5rem 0; }
main { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 1rem; padding: 0 1.5rem 1.5rem; }
svg { display: block; width: 100%; height: auto; }
.scroll { overflow: auto; }
aside { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; overflow-wrap: anywhere; padding: .5rem 0; }
aside ul { margin: .25rem 0; padding-left: 1.1rem; }
.list { display: none; }
.list h2 { margin-top: 1rem; }
.list ul { list-style: none; margin: .25rem 0; padding: 0; }
.list li { border-left: 4px solid var(--line); margin: .25rem 0; padding: .35rem .75rem; overflow-wrap: anywhere; }
.list li[data-heat='1'] { border-color: #f2b84b; }
.list li[data-heat='2'] { border-color: #e5772b; }
.list li[data-heat='3'] { border-color: #c22929; }
.list button, aside button { background: none; border: 0; padding: 0; color: var(--out); text-align: left; text-decoration: underline; cursor: pointer; }
.links path { fill: none; stroke: var(--line); }
.page { cursor: pointer; outline: none; }
.page text { font-size: 11px; fill: var(--ink); }
.page circle { fill: var(--ground); stroke: var(--soft); stroke-width: 1.5; }
.page.orphan circle { stroke-dasharray: 2 2; stroke: var(--in); }
.page.heat-1 circle { fill: #f2b84b; }
.page.heat-2 circle { fill: #e5772b; }
.page.heat-3 circle { fill: #c22929; }
.page:focus-visible text, .page.self text { font-weight: 700; text-decoration: underline; }
.page:focus-visible circle { stroke: var(--out); stroke-width: 4; }
.hidden { display: none; }
.chosen .links path { stroke-opacity: .15; }
.chosen .page:not(.self, .incoming, .outgoing) { opacity: .35; }
.links path.incoming { stroke: var(--in); stroke-opacity: 1; stroke-width: 1.5; }
.links path.outgoing { stroke: var(--out); stroke-opacity: 1; stroke-width: 1.5; }
.page.incoming text { fill: var(--in); }
.page.outgoing text { fill: var(--out); }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } aside { position: static; max-height: none; order: -1; } }
@media (max-width: 40rem) { .scroll, .hint { display: none; } .list { display: block; } }
`;
