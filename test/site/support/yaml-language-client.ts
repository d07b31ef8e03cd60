import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A position as editors count it, from 0. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

/** A diagnostic as an editor gets it. */
export interface EditorDiagnostic {
  readonly range: { readonly start: EditorPosition; readonly end: EditorPosition };
  readonly message: string;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Nothing is fetched: the schema store is off, and there is no other source of schemas than the modeline of the file. */
const SETTINGS = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
  http: { proxy: 'http://127.0.0.1:9', proxyStrictSSL: true },
};

/** Talks to yaml-language-server the way an editor does: as a process of its own, over standard input and output. */
export class YamlLanguageClient {
  /** Starts the server. */
  public static async start(folder: string): Promise<YamlLanguageClient> {
    const home = dirname(require.resolve('yaml-language-server/package.json'));
    const server = spawn(process.execPath, [join(home, 'bin', 'yaml-language-server'), '--stdio']);
    const client = new YamlLanguageClient(server);
    await client.request('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: { textDocument: { completion: {}, hover: {} }, workspace: { configuration: true } },
    });
    client.notify('initialized', {});
    client.notify('workspace/didChangeConfiguration', { settings: SETTINGS });
    return client;
  }

  private readonly replies = new Map<number, (message: Message) => void>();
  private readonly diagnostics = new Map<string, (diagnostics: EditorDiagnostic[]) => void>();
  private received = Buffer.alloc(0);
  private requests = 0;

  private constructor(private readonly server: ChildProcessWithoutNullStreams) {
    server.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  /** Opens a file that need not exist, and waits for what the server has to say about it. */
  public open(file: string, text: string): Promise<EditorDiagnostic[]> {
    const uri = pathToFileURL(file).href;
    const answer = new Promise<EditorDiagnostic[]>((resolve) => this.diagnostics.set(uri, resolve));
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return answer;
  }

  /** What hovering shows. */
  public async hover(file: string, position: EditorPosition): Promise<string> {
    const result = await this.ask('textDocument/hover', file, position);
    return (result as { contents: { value: string } } | null)?.contents.value ?? '';
  }

  /** The labels that completion offers. */
  public async complete(file: string, position: EditorPosition): Promise<string[]> {
    const result = await this.ask('textDocument/completion', file, position);
    return (result as { items: { label: string }[] }).items.map((item) => item.label);
  }

  /** Ends the server. */
  public async stop(): Promise<void> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    if (this.server.exitCode === null) {
      await once(this.server, 'exit');
    }
  }

  private ask(method: string, file: string, position: EditorPosition): Promise<unknown> {
    return this.request(method, { textDocument: { uri: pathToFileURL(file).href }, position });
  }

  private request(method: string, params: unknown): Promise<unknown> {
    this.requests += 1;
    const id = this.requests;
    return new Promise((resolve, reject) => {
      this.replies.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
      this.send({ id, method, params });
    });
  }

  private notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  private send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const headerEnd = this.received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.received.toString('latin1', 0, headerEnd))?.[1]);
      if (headerEnd === -1 || this.received.length < headerEnd + 4 + length) {
        return;
      }
      const body = this.received.toString('utf8', headerEnd + 4, headerEnd + 4 + length);
      this.received = this.received.subarray(headerEnd + 4 + length);
      this.handle(JSON.parse(body) as Message);
    }
  }

  private handle(message: Message): void {
    if (message.method === undefined && typeof message.id === 'number') {
      this.replies.get(message.id)?.(message);
    } else if (message.method === 'workspace/configuration' && message.id !== undefined) {
      const { items } = message.params as { items: { section: keyof typeof SETTINGS }[] };
      this.send({ id: message.id, result: items.map(({ section }) => SETTINGS[section] ?? {}) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: EditorDiagnostic[] };
      this.diagnostics.get(uri)?.(diagnostics);
    } else if (message.id !== undefined) {
      this.send({ id: message.id, result: null });
    }
  }
}
