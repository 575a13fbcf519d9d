import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf, readXml } from "../../../src/ingest/xml/read-xml.ts";
import { EventList, parsed, scanned, VOCABULARY } from "./recorded-events.ts";

const values = (document: string) =>
  scanned(document).events.flatMap((event) => {
    const [kind, name, text] = event as [string, string, string];
    return kind === "close" ? [`${name}=${text}`] : [];
  });

describe("a document read from its bytes", () => {
  it("tells elements in order, whatever their prefix, and leaves others out", () => {
    expect(values("<Root><a:Value>1</a:Value><Other><b:Value>2</b:Value></Other></Root>")).toEqual([
      "Value=1",
      "Value=2",
      "Root=",
    ]);
  });

  it("takes attributes in either quotes, with blanks and prefixes around them", () => {
    const [event] = scanned(`<Point  x:at = 'a "b" >c'\n lat="1,5"/>`).events;
    expect(event).toEqual(["open", "Point", 'a "b" >c', 1.5]);
  });

  it("does not take one attribute for another that ends like it", () => {
    const [event] = scanned(`<Point flat="7" that="x"/>`).events;
    expect(event).toEqual(["open", "Point", null, Number.NaN]);
  });

  it("passes over comments, instructions and blanks before the declaration", () => {
    const text =
      '   <?xml version="1.0"?><!-- <Value>9</Value> --><Root><!-- - -- --><Value>1</Value><?go > on?></Root>';
    expect(values(text)).toEqual(["Value=1", "Root="]);
    expect(scanned(text).end).toBe("whole");
  });

  it("passes over a byte order mark", () => {
    expect(scanned('\uFEFF <?xml version="1.0"?><Root><Value>1</Value></Root>')).toMatchObject({ end: "whole" });
  });

  it("reads the five entities and characters by number", () => {
    expect(values("<Name>a &lt;&amp;&gt; &quot;&apos; &#228;&#xE4;</Name>")).toEqual(["Name=a <&> \"' ää"]);
  });

  it("reads text that is not UTF-8 as Western European", () => {
    expect(scanned(Buffer.from("<Name>Früh</Name>", "latin1")).events[1]).toContain("Früh");
  });

  it("tells what it has seen of a document that stops", () => {
    const cut = scanned("<Root><Value>1</Value><Value>2</Va");
    expect(cut).toMatchObject({ end: "truncated" });
    expect(cut.events).toHaveLength(4);
    for (const text of ["<Root", "<Root>", "<Root><", "<Root at='", "<Root><!-", "<Root><!-- ", "<Root><? ", ""])
      expect(scanned(text).end, text).toBe("truncated");
  });

  it.each([
    ["a DOCTYPE", "<!DOCTYPE Root><Root/>"],
    ["CDATA", "<Name><![CDATA[a]]></Name>"],
    ["an entity it does not know", "<Name>&outside;</Name>"],
    ["an ampersand alone", "<Name>a & b</Name>"],
    ["a character that XML has not", "<Name>&#0;</Name>"],
    ["a number made of entities", "<Value>1&#50;</Value>"],
    ["tags that do not match", "<Root><Value>1</Name></Root>"],
    ["an end without a start", "</Root>"],
    ["a comment inside a value", "<Value>1<!-- -->2</Value>"],
    ["a tag without a name", "< ><Root/>"],
    ["elements deeper than any file has", "<a>".repeat(300)],
  ])("gives up at %s", (_, document) => {
    expect(scanned(document).end).toBe("not-understood");
  });
});

describe("a document that the scanner gives up on", () => {
  const read = (document: string | Buffer) => {
    const bytes = typeof document === "string" ? new TextEncoder().encode(document) : document;
    const { sink, end } = readXml(bytes, VOCABULARY, () => new EventList());
    const texts = sink.events.flatMap((event) => {
      const [kind, name, text] = event as [string, string, string];
      return kind === "close" && name !== "Root" ? [text] : [];
    });
    return { end, texts };
  };

  it("is read by the full parser, from its start", () => {
    expect(read("<Root><Value>1</Value><Name><![CDATA[a <b> &c;]]></Name></Root>")).toEqual({
      end: "whole",
      texts: ["1", "a <b> &c;"],
    });
    expect(read("<Root><Value>1<!-- -->2</Value></Root>").texts).toEqual(["12"]);
  });

  it("never has an entity of its own resolved", () => {
    const bomb = '<!DOCTYPE Root [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY out SYSTEM "file:///etc/passwd">]>';
    expect(read(`${bomb}<Root><Name>&b;&out;</Name></Root>`).texts).toEqual(["&b;&out;"]);
  });

  it("is UTF-16 with its mark", () => {
    expect(read(Buffer.from("\uFEFF<Root><Name>Früh</Name></Root>", "utf16le")).texts).toEqual(["Früh"]);
  });
});

const blanks = fc.constantFrom("", " ", "\n  ", "\t");
const prefix = fc.constantFrom("", "x:", "ns3:");
const words = fc.constantFrom("", "a", "Früh", "1 &lt; 2", "&#228;&amp;", "Lauf &quot;x&quot;", "2026", "5.5");
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => `${whole},${part}`),
  fc.constantFrom("-0", "+1", ".5", "5.", "1e5", "--", "1.2.3", "0x10", "1_0", "Infinity", ""),
);
const times = fc
  .tuple(
    fc.integer({ min: 0, max: 4_000_000_000 }),
    fc.constantFrom("", ".5", ".340", ".123456"),
    fc.constantFrom("Z", "+01:00", "-0330", ""),
  )
  .map(([epochS, part, zone]) => `${new Date(epochS * 1000).toISOString().slice(0, 19)}${part}${zone}`);
const text = fc.oneof(words, numbers, times);
const quoted = fc.tuple(words, fc.constantFrom('"', "'")).map(([word, quote]) => quote + word + quote);
const attributes = fc
  .tuple(fc.option(quoted), fc.option(numbers), blanks)
  .map(
    ([at, lat, blank]) => `${at === null ? "" : ` ${blank}at=${at}`}${lat === null ? "" : ` lat = "${lat}"`}${blank}`,
  );
const tag = fc.tuple(prefix, fc.constantFrom("Lap", "Point", "Time", "Value", "Name", "Other", "Values"));

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc
      .tuple(tag, attributes, text)
      .map(([[pre, name], some, inner]) => `<${pre}${name}${some}>${inner}</${pre}${name}>`),
    fc.tuple(tag, attributes).map(([[pre, name], some]) => `<${pre}${name}${some}/>`),
    fc.constantFrom("<!-- a > b -->", "<?say > it?>"),
    fc
      .tuple(tag, attributes, fc.array(fc.tuple(blanks, tie("element")), { maxLength: 4 }), blanks)
      .map(
        ([[pre, name], some, inner, blank]) =>
          `<${pre}${name}${some}>${inner.flat().join("")}${blank}</${pre}${name} >`,
      ),
  ),
}));
const document = fc
  .tuple(blanks, fc.constantFrom("", '<?xml version="1.0" encoding="UTF-8"?>\n'), fc.array(element, { maxLength: 5 }))
  .map(([blank, declaration, inner]) => `${blank}${declaration}<Root>${inner.join("\n")}</Root>\n`);

describe("the scanner and the full parser", () => {
  it("tell the same of every document they both read", () => {
    let understood = 0;
    fc.assert(
      fc.property(document, (made) => {
        const own = scanned(made);
        if (own.end === "not-understood") return;
        understood++;
        expect(own).toEqual(parsed(documentOf(new TextEncoder().encode(made))));
      }),
      { numRuns: 1000 },
    );
    expect(understood).toBeGreaterThan(500);
  });

  it("end a document that is cut anywhere, the scanner having told what stood before", () => {
    fc.assert(
      fc.property(document, fc.nat(), (made, at) => {
        const bytes = new TextEncoder().encode(made);
        const whole = scanned(bytes);
        const cut = scanned(bytes.subarray(0, at % (bytes.length + 1)));
        expect(cut.events).toEqual(whole.events.slice(0, cut.events.length));
      }),
      { numRuns: 500 },
    );
  });

  it("never throw, whatever the bytes", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "<",
        ">",
        "</",
        "/>",
        "<!",
        "<!--",
        "-->",
        "<?",
        "?>",
        "&",
        ";",
        "=",
        '"',
        "'",
        "Root",
        "Value",
        " at",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "[",
        "\u0000",
        "ä",
        "1",
      ),
      { maxLength: 60 },
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      pieces.map((parts) => new TextEncoder().encode(parts.join(""))),
      document.chain((made) => mutated(new TextEncoder().encode(made))),
    );
    fc.assert(
      fc.property(bytes, (some) => {
        scanned(some);
        parsed(documentOf(some));
        readXml(some, VOCABULARY, () => new EventList());
      }),
      { numRuns: 2000 },
    );
  });
});

function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255));
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    const damaged = bytes.slice();
    for (const [at, byte] of changes) damaged[at] = byte;
    return damaged;
  });
}
