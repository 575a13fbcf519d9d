import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import type { Rule } from "../../src/analysis/risk/rule.ts";
import { RULES } from "../../src/analysis/risk/rules.ts";
import { DE } from "../../src/messages/de.ts";
import { EN } from "../../src/messages/en.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const texts = { en: EN as Readonly<Record<string, string>>, de: DE as Readonly<Record<string, string>> };

type Node = ReturnType<IntlMessageFormat["getAst"]>[number];

/** What a text speaks of, by name. */
function namesIn(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    const own = "value" in node && node.type !== 0 && typeof node.value === "string" ? [node.value] : [];
    const inside = "options" in node ? Object.values(node.options).flatMap((option) => namesIn(option.value)) : [];
    return [...own, ...inside];
  });
}

const spokenOf = (text: string, locale: string): string[] => [
  ...new Set(namesIn(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst())),
];

/** All of src but the catalogues themselves. */
function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/messages\/(en|de)\.ts$/.test(path) ? [readFileSync(path, "utf8")] : [];
  });
}

describe("the catalogues", () => {
  it("hold the same names, sorted, in every language", () => {
    expect(Object.keys(DE)).toEqual(Object.keys(EN));
    expect(Object.keys(EN)).toEqual(Object.keys(EN).toSorted());
  });

  it.each(["en", "de"] as const)("hold texts in %s that can be read as ICU messages, and quote nothing", (locale) => {
    for (const [key, text] of Object.entries(texts[locale])) {
      expect(() => spokenOf(text, locale), key).not.toThrow();
      expect(text, key).not.toMatch(/''|'[{}#|]/);
      expect(text.trim(), key).not.toBe("");
    }
  });

  it("speak of nothing in German that the English text does not name", () => {
    for (const [key, text] of Object.entries(texts.de)) {
      expect(spokenOf(texts.en[key] ?? "", "en"), key).toEqual(expect.arrayContaining(spokenOf(text, "de")));
    }
  });

  it("name in German what the English names, but what only English grammar needs", () => {
    const unsaid = Object.entries(texts.en).filter(([key, text]) => {
      const german = spokenOf(texts.de[key] ?? "", "de");
      return spokenOf(text, "en").some((name) => !german.includes(name) && name !== "isPlural");
    });
    expect(unsaid.map(([key]) => key)).toEqual([]);
  });

  it("hold no text that nothing uses", () => {
    const code = sources(join(root, "src")).join("\n");
    const literal = new Set([...code.matchAll(/["'`]([a-z][\w-]*(?:\.[\w/-]+)+)["'`]/g)].map(([, key]) => key));
    const built = [...code.matchAll(/`([a-z][\w-]*\.[^`\n]*\$\{[^`\n]*)`/g)].map(
      ([, pattern]) =>
        new RegExp(
          `^${(pattern ?? "")
            .split(/\$\{[^}]*\}/)
            .map(escaped)
            .join("[\\w./-]+")}$`,
        ),
    );
    const unused = Object.keys(EN).filter((key) => !literal.has(key) && !built.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

describe("the texts of the rules", () => {
  it.each(Object.values(RULES))("of $code are those of its data", (rule: Rule) => {
    const { code, meaning, stands, action, evidence, grade, source, wouldChangeIf: change } = rule;
    const said = { meaning, stands, action, evidence, grade, source, change, risk: rule.absoluteRisk ?? "–" };
    for (const [name, text] of Object.entries(said)) expect(texts.en[`rule.${code}.${name}`], name).toBe(text);
    for (const name of Object.keys(rule.thresholds)) expect(texts.en[`threshold.${name}`], name).toBeDefined();
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
