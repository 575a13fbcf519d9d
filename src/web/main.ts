import { enhanceImport } from "./import-form.ts";
import { partsOf } from "./import-parts.ts";
import { enhanceCharts } from "./live-charts.ts";
import { watchImport } from "./watch-import.ts";

// Every page works before this runs. It only adds what a page without script cannot do.

const importForm = document.querySelector<HTMLFormElement>("form[data-import]");
if (importForm !== null) enhanceImport(importForm);

const runningId = document.querySelector<HTMLElement>("[data-import-id]")?.dataset["importId"];
const importParts = partsOf(document);
if (runningId !== undefined && importParts !== null) {
  importParts.outcomes.replaceChildren();
  void watchImport(importParts, runningId);
}

const chartStack = document.querySelector<HTMLElement>("[data-charts]");
if (chartStack !== null) enhanceCharts(chartStack);
