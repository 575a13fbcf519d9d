import { expect, test } from "vitest";
import { html } from "../../src/server/markup.ts";

test("what is put into markup is text, between tags and in attributes", () => {
  const name = `<b>"Rita" & 'Bo'</b>`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    `<p title="&lt;b>&quot;Rita&quot; &amp; 'Bo'&lt;/b>">&lt;b>&quot;Rita&quot; &amp; 'Bo'&lt;/b></p>`,
  );
});

test("markup, a list of it, numbers and nothing are put in as they are", () => {
  const items = ["a", "<"].map((text) => html`<li>${text}</li>`);
  expect(html`<ol start="${3}">${items}${null}${html`<li/>`}</ol>`.markup).toBe(
    `<ol start="3"><li>a</li><li>&lt;</li><li/></ol>`,
  );
});
