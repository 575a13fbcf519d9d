import { enhanceBodyMap } from "./body-map.ts";
import { enhancePlan } from "./drag-plan.ts";
import { enhanceExplanations } from "./explain-dialog.ts";
import { enhanceImport } from "./import-form.ts";
import { partsOf } from "./import-parts.ts";
import { enhanceCharts } from "./live-charts.ts";
import { openLinkedSection } from "./open-section.ts";
import { enhanceLog } from "./outbox.ts";
import { enhancePrint } from "./print-page.ts";
import { watchImport } from "./watch-import.ts";
import { enhanceWindow } from "./week-window.ts";
import { forgetPagesOfOthers } from "./who-is-here.ts";

// Every page works before this runs. It only adds what a page without script cannot do.

void forgetPagesOfOthers();
enhanceLog();
openLinkedSection();
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/sw.js");

const passkeyForms = document.querySelectorAll<HTMLFormElement>("form[data-passkey]");
if (passkeyForms.length > 0) void import("./passkeys.ts").then(({ enhancePasskeys }) => enhancePasskeys(passkeyForms));

const importForm = document.querySelector<HTMLFormElement>("form[data-import]");
if (importForm !== null) enhanceImport(importForm);

const runningId = document.querySelector<HTMLElement>("[data-import-id]")?.dataset["importId"];
const importParts = partsOf(document);
if (runningId !== undefined && importParts !== null) {
  importParts.outcomes.replaceChildren();
  void watchImport(importParts, runningId);
}

for (const map of document.querySelectorAll<HTMLElement>(".body-map")) enhanceBodyMap(map);

if (document.querySelector("a[data-explain]") !== null) enhanceExplanations();

const plan = document.querySelector<HTMLFormElement>("form[data-plan]");
if (plan !== null) enhancePlan(plan);

const printButton = document.querySelector<HTMLButtonElement>("button[data-print]");
if (printButton !== null) enhancePrint(printButton);

const chartStack = document.querySelector<HTMLElement>("[data-charts]");
if (chartStack !== null) {
  const live = enhanceCharts(chartStack);
  const strip = chartStack.querySelector<HTMLElement>("[data-overview]");
  if (strip !== null) enhanceWindow(strip, chartStack, live);
}
