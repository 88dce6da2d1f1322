const longest = 1400;

/** Puts the causes a reader has tried into the message to support, and lets it be copied. Gives what updates the message. */
export function startMail(): (tried: readonly string[]) => void {
  const text = document.querySelector('.details');
  const button = document.querySelector<HTMLButtonElement>('[data-copy]');
  if (!text || !button) return () => undefined;
  const { tried: label, nothing, copy, notCopied } = button.dataset;
  const empty = text.textContent;
  const links = document.querySelectorAll<HTMLAnchorElement>('.stuck [href^=mailto]');
  const status = button.insertAdjacentElement('afterend', document.createElement('span'));
  status?.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    const isCopied = await navigator.clipboard.writeText(text.textContent).then(
      () => true,
      () => false,
    );
    if (!isCopied) text.removeAttribute('hidden');
    if (status) status.textContent = (isCopied ? copy : notCopied) ?? '';
  });
  return (tried) => {
    const list = tried.join('; ').slice(0, longest - empty.length) || nothing;
    text.textContent = empty.replace(`${label}: ${nothing}`, () => `${label}: ${list}`);
    const body = encodeURIComponent(text.textContent.replaceAll('\n', '\r\n'));
    for (const link of links) link.href = link.href.replace(/(&body=).*/, (_, start: string) => start + body);
  };
}
