import type { ImportJob } from "../imports/import-job.ts";
import { ImportProgress } from "./import-progress.tsx";

interface UploadCardProps {
  readonly running: ImportJob | null;
  readonly title?: string;
}

/** Where files are dropped or chosen, and where their import is shown. */
export function UploadCard({ running, title = "Your files" }: UploadCardProps) {
  return (
    <section class="card" aria-labelledby="upload-title">
      <h2 id="upload-title">{title}</h2>
      <form method="post" action="/import" enctype="multipart/form-data" data-import>
        <div class="drop">
          <svg class="drop-sign" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
            <path d="M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M4 15v4h16v-4" />
          </svg>
          <label for="files">Choose files</label>
          <p class="small" data-drop-hint>
            FIT, TCX, GPX, CSV, gz or a whole export as zip
          </p>
          <input type="file" id="files" name="files" multiple />
        </div>
        <button class="button primary wide" type="submit">
          Import
        </button>
      </form>
      <ImportProgress job={running} />
      <p class="notice wrong" data-import-problem role="alert" hidden />
      <div data-result />
      <ul class="outcomes" data-outcomes />
    </section>
  );
}
