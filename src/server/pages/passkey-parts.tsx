import type { Words } from "../../messages/words.ts";
import type { PasskeyPlace } from "../access/passkey-place.ts";
import { HiddenNext } from "./person-fields.tsx";
import { useWords } from "./words-context.ts";

/** What the browser's module says when there is no answer of a passkey. */
export const passkeyTexts = (say: Words["say"]) => ({
  "data-say-cancelled": say("passkey.cancelled"),
  "data-say-known": say("passkey.known"),
  "data-say-unfit": say("passkey.unfit"),
  "data-say-unreachable": say("passkey.unreachable"),
});

/** Where a form with a passkey says what is wrong, and what carries the passkey's answer. */
export function PasskeyProblem() {
  return (
    <>
      <p class="problem" role="alert" hidden />
      <input type="hidden" name="answer" value="" autocomplete="off" />
    </>
  );
}

/** Why passkeys do not work where the page was opened, and where they do. */
export function WherePasskeysWork({ place }: { readonly place: Exclude<PasskeyPlace, { readonly kind: "here" }> }) {
  const { say } = useWords();
  const words =
    place.kind === "elsewhere" ? say("passkey.elsewhere", { address: place.address }) : say("passkey.nowhere");
  return <p class="small">{words}</p>;
}

/** A button that the browser's module shows where the browser knows passkeys. */
export function PasskeySignIn({ next }: { readonly next: string }) {
  const { say } = useWords();
  return (
    <form class="card narrow" method="post" action="/login/passkey" data-passkey="known" hidden {...passkeyTexts(say)}>
      <button class="button wide" type="submit">
        {say("passkey.sign-in")}
      </button>
      <PasskeyProblem />
      <HiddenNext next={next} />
    </form>
  );
}
