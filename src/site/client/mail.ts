const longest = 1400;

/** Puts the causes a reader has tried into the message to support, and lets it be copied. Gives what updates the message. */
export function startMail(): (tried: readonly string[]) => void {
  const link = document.querySelector<HTMLAnchorElement>('.stuck a.btn');
  const button = document.querySelector<HTMLElement>('[data-copy]');
  if (!link || !button) return () => undefined;
  const original = new URL(link.href).searchParams.get('body') ?? '';
  let message = original;
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  button.after(status);
  button.addEventListener('click', async () => {
    const [copied = '', notCopied = ''] = button.dataset['copy']?.split('|') ?? [];
    try {
      await navigator.clipboard.writeText(message);
      status.textContent = copied;
    } catch {
      status.textContent = `${notCopied}\n\n${message}`;
    }
  });
  return (tried) => {
    // The line of the causes is the last but one paragraph's last: what happened follows it.
    const list = tried.join('; ').slice(0, longest - original.length);
    message = list ? original.replace(/: [^:]*(?=\r\n\r\n)/, () => `: ${list}`) : original;
    link.href = link.href.replace(/body=.*/, () => `body=${encodeURIComponent(message)}`);
  };
}
