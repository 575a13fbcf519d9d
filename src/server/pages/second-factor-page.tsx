import { encode } from "uqr";
import { Document } from "./document.tsx";
import { CodeField } from "./person-fields.tsx";
import { useWords } from "./words-context.ts";

interface SecondFactorPageProps {
  readonly secret: string;
  readonly uri: string;
  readonly isWrong: boolean;
}

/** A secret for an authenticator, as a picture and as text, and a code that proves it arrived. */
export function SecondFactorPage({ secret, uri, isWrong }: SecondFactorPageProps) {
  const { say } = useWords();
  return (
    <Document title={say("account.factor")} current="/account">
      <form class="card narrow" method="post" action="/account/second-factor">
        <h1 class="title">{say("account.factor")}</h1>
        {isWrong && (
          <p class="notice wrong" role="alert">
            {say("sign-in.code-refused")}
          </p>
        )}
        <p>{say("factor.how")}</p>
        <QrCode text={uri} label={say("factor.picture")} />
        <p class="small">{say("factor.text")}</p>
        <p>
          <code class="secret">{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
        <input type="hidden" name="secret" value={secret} />
        <CodeField />
        <button class="button primary wide" type="submit">
          {say("factor.send")}
        </button>
      </form>
    </Document>
  );
}

const QUIET_MODULES = 4;

/** A QR code as one path; black on white in both schemes, because cameras need it. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data } = encode(text, { border: QUIET_MODULES, ecc: "M" });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${data.length} ${data.length}`} role="img" aria-label={label}>
      <rect width={data.length} height={data.length} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
