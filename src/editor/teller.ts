import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { LiveCheck } from '../check/live.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Finding } from '../rules/define-rule.ts';
import { Told } from './diagnostics.ts';
import { toUri } from './position.ts';

/** After this time without a keystroke everything is judged, what needs all pages included. */
const pause = 300;

/** Tells an editor the findings: those a keystroke makes or mends at once, all of them when the writer pauses. */
export class Teller {
  readonly #connection: Connection;
  readonly #told = new Told();
  readonly #last = new WeakMap<LiveCheck, readonly Finding[]>();
  readonly #soon = new Map<LiveCheck, NodeJS.Immediate>();
  readonly #later = new Map<LiveCheck, NodeJS.Timeout>();

  #trouble = '';

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The findings that the editor knows of. */
  told(live: LiveCheck): readonly Finding[] {
    return this.#last.get(live) ?? live.findings();
  }

  /** Several keystrokes that arrive together are one. */
  tellSoon(live: LiveCheck): void {
    clearImmediate(this.#soon.get(live));
    this.#soon.set(
      live,
      setImmediate(() => this.quietly(() => this.#tell(live, live.quickFindings()))),
    );
    clearTimeout(this.#later.get(live));
    this.#later.set(
      live,
      setTimeout(() => void this.#tellAllGently(live), pause),
    );
  }

  /** What a person can mend is shown to them, once until it is mended, and the server goes on. */
  quietly(work: () => void): void {
    try {
      work();
      this.#trouble = '';
    } catch (cause) {
      const isOurs = !(cause instanceof OwnFailure);
      const message = isOurs ? `Cannot check, this is a fault of the tool: ${String(cause)}` : cause.message;
      // Not `window.showErrorMessage`: that asks for an answer, which not every editor gives.
      if (message !== this.#trouble)
        void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
      this.#trouble = message;
    }
  }

  tellAll(live: LiveCheck): void {
    this.#tell(live, live.findings());
  }

  /** Takes back what was told of pages that are looked after no more. */
  forget(live: LiveCheck): void {
    clearImmediate(this.#soon.get(live));
    clearTimeout(this.#later.get(live));
    this.#tell(live, []);
  }

  async #tellAllGently(live: LiveCheck): Promise<void> {
    const result = await live.findingsUnlessChanged().catch((cause: unknown) => ({ cause }));
    this.quietly(() => {
      if (result && 'cause' in result) throw result.cause;
      if (result) this.#tell(live, result);
    });
  }

  #tell(live: LiveCheck, findings: readonly Finding[]): void {
    this.#last.set(live, findings);
    for (const [file, diagnostics] of this.#told.changes(live.scope.roots.join('\n'), findings)) {
      void this.#connection.sendDiagnostics({ uri: toUri(file), diagnostics });
    }
  }
}
