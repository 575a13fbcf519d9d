import type { ComponentChildren } from "preact";
import type { Words } from "../../messages/words.ts";
import { useWords } from "./words-context.ts";

const LINKS = [
  { href: "/", name: "frame.week" },
  { href: "/log", name: "frame.log" },
  { href: "/plan", name: "frame.plan" },
  { href: "/runs", name: "frame.runs" },
] as const;

/** Behind one press, so that the first row fits a phone. */
const MORE_LINKS = [
  { href: "/body", name: "frame.body" },
  { href: "/return", name: "frame.return" },
  { href: "/therapy", name: "frame.therapy" },
  { href: "/import", name: "frame.import" },
  { href: "/sharing", name: "frame.sharing" },
  { href: "/squad", name: "frame.squad" },
  { href: "/methods", name: "frame.methods" },
  { href: "/settings", name: "frame.settings" },
  { href: "/account", name: "frame.account" },
] as const;

interface DocumentProps {
  readonly title: string;
  /** The address of the page, so that the way around shows where one is. */
  readonly current: string;
  /** Asks a browser without script to look again after so many seconds, while something goes on. */
  readonly refreshS?: number;
  /** For who has not signed in: there is no way around yet. */
  readonly isBare?: boolean;
  /** For the bearer of a link: this one page, and no way to anything else. */
  readonly isAlone?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every page: skip link, way around, main part, and the sentence that stands under everything. */
export function Document({ title, current, refreshS, isBare = false, isAlone = false, children }: DocumentProps) {
  const { locale, say } = useWords();
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · niggle`}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/app.css" />
        {isAlone ? (
          <meta name="robots" content="noindex, nofollow, noarchive" />
        ) : (
          <>
            <link rel="manifest" href="/manifest.webmanifest" />
            <script type="module" src="/web/app.js" />
          </>
        )}
        {refreshS !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshS)} />
          </noscript>
        )}
      </head>
      <body data-say-close={say("frame.close")} {...outboxTexts(say)}>
        <a class="skip" href="#main">
          {say("frame.skip")}
        </a>
        <header class="top">
          <div class="top-inside">
            {isAlone ? (
              <span class="brand">niggle</span>
            ) : (
              <a class="brand" href="/">
                niggle
              </a>
            )}
            {!isBare && !isAlone && <Navigation current={current} />}
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>{say("frame.not-advice")}</p>
          {!isAlone && (
            <p>
              <a class="link" href="/log/signs?about=body">
                {say("frame.seriously-wrong")}
              </a>
            </p>
          )}
        </footer>
      </body>
    </html>
  );
}

/** The pages: those of every day at hand, the others behind one press. */
function Navigation({ current }: { readonly current: string }) {
  const { say } = useWords();
  return (
    <nav aria-label={say("frame.label")}>
      <ul>
        {LINKS.map((link) => (
          <PageLink key={link.href} link={link} current={current} />
        ))}
        <li>
          <details class="menu">
            <summary class={MORE_LINKS.some(({ href }) => href === current) ? "here" : undefined}>
              {say("frame.more")}
            </summary>
            <ul>
              {MORE_LINKS.map((link) => (
                <PageLink key={link.href} link={link} current={current} />
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}

/** What the browser says of entries that it keeps while there is no connection. */
const outboxTexts = (say: Words["say"]) => ({
  "data-say-kept-one": say("outbox.kept.one"),
  "data-say-kept-many": say("outbox.kept.many", { count: "{count}" }),
  "data-say-sent-one": say("outbox.sent.one"),
  "data-say-sent-many": say("outbox.sent.many", { count: "{count}" }),
  "data-say-refused-one": say("outbox.refused.one"),
  "data-say-refused-many": say("outbox.refused.many", { count: "{count}" }),
  "data-say-not-taken": say("outbox.not-taken"),
});

interface PageLinkProps {
  readonly link: (typeof LINKS | typeof MORE_LINKS)[number];
  readonly current: string;
}

function PageLink({ link, current }: PageLinkProps) {
  const { say } = useWords();
  return (
    <li>
      <a href={link.href} aria-current={link.href === current ? "page" : undefined}>
        {say(link.name)}
      </a>
    </li>
  );
}
