import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../src/editor/server.ts';

// The protocol is spoken over the standard streams: nothing else may be written to them.
serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
