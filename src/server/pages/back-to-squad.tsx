import { useWords } from "./words-context.ts";

/** The way back from a page that the squad leads to. */
export function BackToSquad() {
  const { say } = useWords();
  return (
    <p>
      <a class="link" href="/squad">
        {say("squad.compare.back")}
      </a>
    </p>
  );
}
