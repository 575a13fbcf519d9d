import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAIL_COLOURS } from "../../src/cli/mail-colours.ts";
import type { Assessment, Finding } from "../../src/domain/assessment.ts";
import { weekMessage } from "../../src/notify/message.ts";
import type { WeeklyReport } from "../../src/usecases/app.ts";
import { emptyReport, sampleReport } from "../sample-report.ts";

const SAMPLE = sampleReport();
const messageOf = (report: WeeklyReport) => weekMessage(report, MAIL_COLOURS);

function withAssessment(change: Partial<Assessment>): WeeklyReport {
  const report = SAMPLE;
  return { ...report, assessment: { ...report.assessment, ...change } };
}

/** The sample with one text planted wherever a runner's or a therapist's own words could come through. */
function planted(text: string): WeeklyReport {
  const report = SAMPLE;
  const { assessment } = report;
  const findings = assessment.findings.map(
    (finding): Finding => ({
      ...finding,
      about: text,
      text,
      evidence: text,
      source: text,
      said: { text, about: text },
    }),
  );
  const massage =
    assessment.massage === null
      ? null
      : { ...assessment.massage, text, said: { key: "list.items", values: { items: text } } };
  return {
    ...report,
    pain: report.pain.map((entry) => ({ ...entry, note: text })),
    therapy: report.therapy.map((session) => ({ ...session, therapist: text, note: text })),
    assessment: {
      ...assessment,
      ...{ sentence: text, wouldChangeIf: text, said: { sentence: text, wouldChangeIf: text } },
      ...{ findings, massage },
    },
  };
}

const PAYLOADS = [
  '<script>alert("x")</script>',
  '"><img src=https://example.org/x.png onerror=alert(1)>',
  "' style='background:url(//example.org)",
  "&lt;b&gt; </p></div></body><style>*{}</style>",
  '<a href="javascript:alert(1)">here</a>',
];

describe("the week as text", () => {
  it("says the verdict, the findings with their numbers, what would change it, what to do, the weeks and what is known", () => {
    const { text } = messageOf(SAMPLE);
    for (const part of [
      "Niggle, week of 16 November, as of Sunday 22 November 2026",
      "EASE OFF",
      "Your knee is speaking up after a longer run. Keep the next ones short.",
      "* Longest run was past anything in 30 days: +24 %",
      "* Left knee: sore the next morning: 3 / 10",
      "What would change it: A morning no worse than usual",
      "- Log how it feels",
      "This week: 3 runs, ",
      "Last week: 3 runs, ",
      "26 of the last 28 days are known.",
      "Not medical advice. Red-flag symptoms: see a clinician now.",
    ]) {
      expect(text).toContain(part);
    }
    expect(text.endsWith("\n")).toBe(true);
  });

  it("keeps every line within 72 characters, whatever the words, and loses none of them", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcäöü–<&👟"), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        const sentence = words.join(" ");
        const { text } = messageOf(withAssessment({ sentence }));
        for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(72);
        expect(text.replace(/\s/g, "")).toContain(sentence.replace(/\s/g, ""));
      }),
      { numRuns: 60 },
    );
  });

  it("has no colour and no control character in it, even where the words do", () => {
    const { text, html, subject, details } = messageOf(
      planted("\u001b[31mred\u001b[0m\r\nBcc: x@example.org\u202eevil\u0000"),
    );
    for (const form of [text, html, details]) expect(form.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(subject).not.toMatch(/[\r\n]|Bcc/);
  });

  it("names what is missing when there is nothing to go by", () => {
    const { text, subject } = messageOf(emptyReport());
    expect(subject).toBe("Niggle: cannot say yet, week of 16 November");
    expect(text).toContain("0 of the last 28 days are known.");
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it("shows two rules that cannot say where none is flagged, and counts the others", () => {
    const unsaid = SAMPLE.assessment.findings.filter(({ kind }) => kind === "cannot-say");
    const findings = [...unsaid, ...unsaid, ...unsaid, ...unsaid];
    const { text } = messageOf(withAssessment({ findings, headline: "cannot-say", level: "grey" }));
    expect(text.match(/^\* /gm)).toHaveLength(2);
    expect(text).toContain("2 more rules cannot say.");
  });
});

describe("massage in the message", () => {
  const massage = {
    reasons: ["MASSAGE_RHYTHM" as const],
    gate: "clear" as const,
    daysSinceLast: 31,
    rhythmDays: 28,
    text: "It may help.",
  };

  it("is never there beside a red flag", () => {
    const { text, html, details } = messageOf(
      withAssessment({ headline: "see-clinician", level: "clinician", massage }),
    );
    for (const form of [text, html, details]) expect(form).not.toMatch(/massage/i);
    expect(text).toContain("See a clinician.");
  });

  it("says to book only when the safety questions are answered clear and nothing is louder", () => {
    const says = (change: Partial<Assessment>) => messageOf(withAssessment({ massage, ...change })).text;
    expect(says({ headline: "book-massage", level: "green" })).toContain("Book a massage. It may help.");
    expect(says({ massage: { ...massage, gate: "ask" } })).not.toContain("Book a massage.");
    expect(says({ headline: "rest", level: "red" })).not.toContain("Book a massage.");
  });
});

describe("the week as HTML", () => {
  it("stands alone: no script, no style sheet, no link, nothing to fetch", () => {
    const { html } = messageOf(SAMPLE);
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<(script|style|link|img|a|iframe|object|form|base|svg)\b/i);
    expect(html).not.toMatch(/\b(src|href|srcset|action|background|on\w+)=/i);
    expect(html).not.toMatch(/url\(|@import|https?:|\/\//i);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });

  it.each(PAYLOADS)("shows %s as words", (payload) => {
    const { html } = messageOf(planted(payload));
    const plain = messageOf(SAMPLE).html;
    expect(html).not.toContain(payload);
    // The same elements as without the payload, none more: what was planted is text.
    const tags = (document: string) => document.match(/<[^>]*>/g);
    expect(tags(html)).toEqual(tags(plain));
    const shown = html
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'");
    expect(shown.replaceAll("&amp;", "&")).toContain(payload);
  });

  it("says nothing of notes and therapists at all", () => {
    const report = SAMPLE;
    const secret = "SECRET-WORDS";
    const { text, html, details } = messageOf({
      ...report,
      pain: report.pain.map((entry) => ({ ...entry, note: secret })),
      therapy: report.therapy.map((session) => ({ ...session, therapist: secret, note: secret })),
    });
    for (const form of [text, html, details]) expect(form).not.toContain(secret);
  });

  it("carries white letters at 4.5:1 and more on every level's colour", () => {
    const part = (hex: string, at: number) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    for (const hex of Object.values(MAIL_COLOURS)) {
      const luminance = 0.2126 * part(hex, 1) + 0.7152 * part(hex, 3) + 0.0722 * part(hex, 5);
      expect(1.05 / (luminance + 0.05), hex).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("what a lock screen may show", () => {
  it("is the verdict and the week, and no place that hurts", () => {
    const { subject, brief } = messageOf(SAMPLE);
    expect([subject, brief]).toEqual(["Niggle: ease off, week of 16 November", "Ease off. Open Niggle to see why."]);
  });
});

describe("the language of the message", () => {
  it("is the runner's, and so are the units", () => {
    const german = messageOf({ ...SAMPLE, preferences: { language: "de", units: "imperial" } });
    expect(german.subject).toMatch(/^Niggle: .*Woche vom \d+\. [A-Z]/);
    expect(german.html).toContain('<html lang="de">');
    expect(german.text).toMatch(/Diese Woche: .*\d,\d mi/);
    expect(german.text).toContain("Kein ärztlicher Rat.");
    expect(german.text).toContain("der letzten 28 Tage sind bekannt.");
    expect(messageOf(SAMPLE).text).not.toContain("Tage");
  });
});
