import { enhanceImport } from "./import-form.ts";
import { enhanceCharts } from "./live-charts.ts";

// Every page works before this runs. It only adds what a page without script cannot do.

const importForm = document.querySelector<HTMLFormElement>("form[data-import]");
if (importForm !== null) enhanceImport(importForm);

const chartStack = document.querySelector<HTMLElement>("[data-charts]");
if (chartStack !== null) enhanceCharts(chartStack);
