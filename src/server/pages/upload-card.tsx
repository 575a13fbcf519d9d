import type { Words } from "../../messages/words.ts";
import type { ImportJob } from "../imports/import-job.ts";
import { ImportProgress } from "./import-progress.tsx";
import { useWords } from "./words-context.ts";

interface UploadCardProps {
  readonly running: ImportJob | null;
  readonly title?: string;
}

/** Where files are dropped or chosen, and where their import is shown. */
export function UploadCard({ running, title }: UploadCardProps) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="upload-title">
      <h2 id="upload-title">{title ?? say("import.upload.title")}</h2>
      <form method="post" action="/import" enctype="multipart/form-data" data-import {...sendingTexts(say)}>
        <div class="drop">
          <svg class="drop-sign" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
            <path d="M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M4 15v4h16v-4" />
          </svg>
          <label for="files">
            <span class="without-script">{say("import.upload.choose")}</span>
            <span class="with-script">{say("import.upload.drop")}</span>
          </label>
          <p class="small" data-drop-hint>
            {say("import.upload.hint")}
          </p>
          <input type="file" id="files" name="files" multiple />
        </div>
        <button class="button primary wide" type="submit">
          {say("import.upload.send")}
        </button>
      </form>
      <ImportProgress job={running} />
      <p class="notice wrong" data-import-problem role="alert" hidden />
      <div data-result />
      <ul class="outcomes" data-outcomes />
    </section>
  );
}

/** What the script says while files are sent; `{…}` stays for it to fill in. */
function sendingTexts(say: Words["say"]) {
  return {
    "data-say-sending": say("import.upload.sending", { sent: "{sent}", total: "{total}" }),
    "data-say-one": say("import.upload.sending-one"),
    "data-say-files": say("import.upload.sending-files", { files: "{files}" }),
    "data-say-stopping": say("import.upload.stopping"),
    "data-say-not-sent": say("import.upload.not-sent"),
    "data-say-cut": say("import.upload.cut"),
    "data-say-lost": say("import.upload.lost"),
  };
}
