type State = 'yes' | 'no' | undefined;

/** Lets the reader note which cause was tried; nothing is stored or sent. */
export function startCauses(update: (tried: readonly string[]) => void): void {
  const causes = [...document.querySelectorAll<HTMLElement>('.cause')];
  const words = document.querySelector<HTMLElement>('[data-words]')?.dataset['words']?.split('|');
  if (!words) return;
  const [fixedStatus = '', nextStatus = '', lastStatus = '', wasFixed = '', wasNoHelp = ''] = words;
  const announce = createStatus(document.body);
  for (const cause of causes) {
    const fixed = cause.querySelector<HTMLButtonElement>('[data-fixed]');
    const next = cause.querySelector<HTMLAnchorElement>('[data-next]');
    if (!fixed || !next) continue;
    const status = createStatus(next.parentElement ?? cause, '');
    const show = (state: State): void => {
      mark(cause, state, state === 'yes' ? wasFixed : wasNoHelp);
      fixed.ariaPressed = String(state === 'yes');
      if (state === 'no') next.setAttribute('aria-current', 'true');
      else next.removeAttribute('aria-current');
      status.textContent = state === 'yes' ? fixedStatus : '';
      update(causes.filter((other) => other.dataset['state'] === 'no').map(titleOf));
    };
    fixed.addEventListener('click', () => show(cause.dataset['state'] === 'yes' ? undefined : 'yes'));
    next.addEventListener('click', () => {
      show('no');
      const following = document.querySelector<HTMLElement>(next.hash);
      announce.textContent = following?.matches('.cause') ? nextStatus + titleOf(following) : lastStatus;
    });
  }
}

function titleOf(cause: HTMLElement): string {
  return cause.querySelector('h2')?.textContent ?? '';
}

/** Shows the state on the cause and in the list of causes. */
function mark(cause: HTMLElement, state: State, words: string): void {
  const entry = document.querySelector<HTMLElement>(`.jump li:has([href="#${cause.id}"])`);
  for (const element of [cause, entry]) {
    if (!element) continue;
    if (state) element.dataset['state'] = state;
    else delete element.dataset['state'];
  }
  entry?.querySelector('.vh')?.remove();
  if (!entry || !state) return;
  const said = document.createElement('span');
  said.className = 'vh';
  said.textContent = ` ${words}`;
  entry.querySelector('a span')?.append(said);
}

function createStatus(parent: Element, name = 'vh'): HTMLElement {
  const status = document.createElement('span');
  status.className = name;
  status.setAttribute('role', 'status');
  parent.append(status);
  return status;
}
