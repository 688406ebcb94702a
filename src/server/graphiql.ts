/** GraphiQL, from this server's own files: no address outside it is asked for anything. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the page opens with; no line wider than its editor at 1280 pixels. */
export const FIRST_QUERY = `# Who is behind the K2 tank, tier by tier?
# Press the play button.
query BehindTheK2 {
  trace(root: "platform:k2", direction: UPSTREAM) {
    completeness {
      outcome
      exploredNodes
      componentsWithoutMaker
    }
    tiers {
      tier
      nodes {
        entity { __typename id name nameKo }
        witness { kind sources { name } }
      }
    }
  }
}
`;

/** What lies in the second tab: beside the first, the play button would ask which of the two to run. */
export const SECOND_QUERY = `# How does a small firm reach a buyer country?
query SmallFirmToPoland {
  paths(
    from: "organization:young-poong-electronics"
    to: "country:pl"
  ) {
    completeness { outcome }
    paths {
      confidence
      steps {
        relation { kind }
        node { __typename name }
      }
    }
  }
}
`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Tierline</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/graphiql/graphiql.css">
  <style>html, body, #graphiql { height: 100%; margin: 0 }</style>
</head>
<body>
  <div id="graphiql">Loading…</div>
  <script src="/graphiql/react.js"></script>
  <script src="/graphiql/react-dom.js"></script>
  <script src="/graphiql/graphiql.js"></script>
  <script src="/graphiql/start.js"></script>
</body>
</html>
`;

const START = `ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs: ${JSON.stringify([FIRST_QUERY, SECOND_QUERY].map((query) => ({ query })))},
    defaultEditorToolsVisibility: false,
  }),
);
`;

export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzipped: Buffer;
}

export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

const sources: Record<string, { readonly type: string; read(): string | Buffer }> = {
  '/graphql': { type: 'text/html; charset=utf-8', read: () => PAGE },
  '/graphiql/start.js': { type: 'text/javascript; charset=utf-8', read: () => START },
  '/graphiql/react.js': script(require.resolve('react/package.json'), 'umd/react.production.min.js'),
  '/graphiql/react-dom.js': script(require.resolve('react-dom/package.json'), 'umd/react-dom.production.min.js'),
  '/graphiql/graphiql.js': script(require.resolve('graphiql/package.json'), 'graphiql.min.js'),
  '/graphiql/graphiql.css': {
    type: 'text/css; charset=utf-8',
    read: () => fileBeside(require.resolve('graphiql/package.json'), 'graphiql.min.css'),
  },
};

function script(manifest: string, file: string) {
  return { type: 'text/javascript; charset=utf-8', read: () => fileBeside(manifest, file) };
}

/** A file of the package that a package.json belongs to; not every package lists its browser builds among its exports. */
const fileBeside = (manifest: string, file: string): Buffer => readFileSync(join(dirname(manifest), file));

const made = new Map<string, Asset>();

/** What lies at a path of the page, read once; null for other paths. */
export function graphiqlAsset(path: string): Asset | null {
  const source = Object.hasOwn(sources, path) ? sources[path] : undefined;
  if (!source) return null;
  const known = made.get(path);
  if (known) return known;
  const bytes = Buffer.from(source.read());
  const asset = { type: source.type, bytes, gzipped: gzipSync(bytes) };
  made.set(path, asset);
  return asset;
}
