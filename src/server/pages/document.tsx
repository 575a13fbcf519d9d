import type { ComponentChildren } from "preact";

const LINKS = [
  { href: "/", name: "Week" },
  { href: "/log", name: "Log" },
  { href: "/plan", name: "Plan" },
  { href: "/runs", name: "Runs" },
] as const;

/** Behind one press, so that the first row fits a phone. */
const MORE_LINKS = [
  { href: "/body", name: "Body" },
  { href: "/return", name: "Return to running" },
  { href: "/therapy", name: "Therapy" },
  { href: "/import", name: "Import" },
  { href: "/methods", name: "Methods" },
  { href: "/settings", name: "Settings" },
] as const;

interface DocumentProps {
  readonly title: string;
  /** The address of the page, so that the way around shows where one is. */
  readonly current: string;
  /** Asks a browser without script to look again after so many seconds, while something goes on. */
  readonly refreshS?: number;
  readonly children: ComponentChildren;
}

/** The frame of every page: skip link, way around, main part, and the sentence that stands under everything. */
export function Document({ title, current, refreshS, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · niggle`}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="stylesheet" href="/assets/app.css" />
        <script type="module" src="/web/app.js" />
        {refreshS !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshS)} />
          </noscript>
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <div class="top-inside">
            <a class="brand" href="/">
              niggle
            </a>
            <nav aria-label="Pages">
              <ul>
                {LINKS.map((link) => (
                  <PageLink key={link.href} link={link} current={current} />
                ))}
                <li>
                  <details class="menu">
                    <summary class={MORE_LINKS.some(({ href }) => href === current) ? "here" : undefined}>More</summary>
                    <ul>
                      {MORE_LINKS.map((link) => (
                        <PageLink key={link.href} link={link} current={current} />
                      ))}
                    </ul>
                  </details>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>Not medical advice. Red-flag symptoms: see a clinician now.</p>
          <p>
            <a class="link" href="/log/signs?about=body">
              Something feels seriously wrong
            </a>
          </p>
        </footer>
      </body>
    </html>
  );
}

interface PageLinkProps {
  readonly link: { readonly href: string; readonly name: string };
  readonly current: string;
}

function PageLink({ link, current }: PageLinkProps) {
  return (
    <li>
      <a href={link.href} aria-current={link.href === current ? "page" : undefined}>
        {link.name}
      </a>
    </li>
  );
}
