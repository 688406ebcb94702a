import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { cleanUp, needBuild, newDirectory, type ServerProcess, startServer, stopServer } from '../main/server-process';

const { CHROMIUM_PATH: chromiumPath = '/usr/bin/chromium', TIERLINE_REQUIRE_BROWSER } = process.env;
const withBrowser = TIERLINE_REQUIRE_BROWSER === '1' || existsSync(chromiumPath);
if (!withBrowser) process.stderr.write(`GraphiQL is not tried in a browser: there is no ${chromiumPath}.\n`);

let server: ServerProcess;
let url: string;

beforeAll(async () => {
  needBuild();
  server = startServer({ TIERLINE_GRAPH: join(newDirectory(), 'graph') });
  url = await server.url();
}, 120_000);

afterAll(async () => {
  await stopServer(server);
  cleanUp();
});

describe('the files of GraphiQL', () => {
  it('all come from the server, each as what it is', async () => {
    const page = await (await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })).text();
    const files = Array.from(page.matchAll(/(?:href|src)="(?!data:)([^"]+)"/g), ([, file = '']) => file);
    expect(files).toHaveLength(5);
    for (const file of files) {
      expect(file).toMatch(/^\/graphiql\//);
      const response = await fetch(`${url}${file}`);
      const type = file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
      expect([file, response.status, response.headers.get('content-type')]).toEqual([file, 200, type]);
      expect((await response.text()).length).toBeGreaterThan(100);
    }
  });
});

if (withBrowser) {
  describe('GraphiQL in a browser', () => {
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    const hosts = new Set<string>();

    beforeAll(async () => {
      // The sandbox cannot run as root; the only page that is opened is the server's own.
      const args = ['--no-sandbox', '--disable-dev-shm-usage'];
      browser = await chromium.launch({ executablePath: chromiumPath, args });
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.on('console', (message) => void complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => void complaints.push(error.message));
      page.on('request', (request) => void hosts.add(new URL(request.url()).origin));
      await page.goto(url);
    });
    afterAll(() => browser?.close());

    const textOf = (part: string): Promise<string | null> => page.locator(part).first().textContent();

    it('opens with the first query, all of it in sight, and the second in a tab', async () => {
      await page.getByRole('tab', { name: 'BehindTheK2' }).waitFor();
      expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual([
        'BehindTheK2',
        'SmallFirmToPoland',
      ]);
      expect(await textOf('.graphiql-query-editor')).toContain('trace(root: "platform:k2", direction: UPSTREAM) {');
      expect(await page.locator('.graphiql-query-editor .CodeMirror-hscrollbar').isVisible()).toBe(false);
    });

    it('shows the answer when the play button is pressed', async () => {
      await page.getByRole('button', { name: 'Execute query' }).click();
      await page.locator('.result-window', { hasText: 'EXHAUSTED' }).waitFor();
      expect(await textOf('.result-window')).toContain('K2 Black Panther');
    });

    it('shows the answer to the second query on Ctrl-Enter', async () => {
      await page.getByRole('tab', { name: 'SmallFirmToPoland' }).click();
      // GraphiQL reads the name of the operation a moment after the tab was chosen.
      await page.waitForTimeout(500);
      await page.locator('.graphiql-query-editor .CodeMirror').click();
      await page.keyboard.press('Control+Enter');
      await page.locator('.result-window', { hasText: 'SUPPLIES' }).waitFor();
      expect(await textOf('.result-window')).toContain('K9 Thunder');
    });

    it('opens the documentation of the schema', async () => {
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      const documentation = page.locator('.graphiql-doc-explorer');
      await documentation.getByRole('link', { name: 'Query', exact: true }).click();
      await documentation.getByText('What an id names; null when it names nothing.').waitFor();
    });

    it('asks no other host for anything, and the browser has nothing to complain of', () => {
      expect([...hosts]).toEqual([url]);
      expect(complaints).toEqual([]);
    });
  });
}
