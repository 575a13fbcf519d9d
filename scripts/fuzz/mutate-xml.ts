import type { Mutation } from "./mutate-bytes.ts";
import { changedMatch, ofText } from "./mutate-text.ts";

const TAG = /<[^<>]*>/g;
const OPENING = /<[A-Za-z][^<>]*[^/]>/g;
const CLOSING = /<\/[^<>]*>/g;
const NAME = /(?<=<\/?)[A-Za-z][\w:.-]*/g;
const ATTRIBUTE = /\s[\w:.-]+="[^"]*"/g;
const CONTENT = /(?<=>)[^<>]+(?=<)/g;
const ELEMENT = /<([A-Za-z]\w*)>[^<>]*<\/\1>/g;

const ENTITIES = [
  "&amp;",
  "&lt;",
  "&unknown;",
  "&#0;",
  "&#xD800;",
  "&#x110000;",
  "&#99999999999;",
  "&",
  "&#;",
  "&#x;",
  "&quot;",
  "<![CDATA[5]]>",
  "<![CDATA[",
  "]]>",
  "<!-- 1 -->",
  "<!--",
  "<?x y?>",
  "<?",
];

const DOCTYPES = [
  '<!DOCTYPE x [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
  "<!DOCTYPE x [",
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?xml version="1.0" encoding="ISO-8859-1"?>',
  '<?xml version="9.9" encoding="nonsense"?>',
];

/** Changes that know tags, entities and prefixes. */
export const XML_MUTATIONS: readonly Mutation[] = [
  ofText((text, random) => changedMatch(text, TAG, random, () => "")),
  ofText((text, random) => changedMatch(text, TAG, random, (tag) => tag.repeat(2 + random.below(3)))),
  ofText((text, random) => changedMatch(text, CLOSING, random, () => "")),
  ofText((text, random) => changedMatch(text, OPENING, random, (tag) => tag.slice(0, -1))),
  ofText((text, random) => changedMatch(text, OPENING, random, (tag) => `${tag.slice(0, -1)}/>`)),
  ofText((text, random) => changedMatch(text, OPENING, random, (tag) => tag.repeat(random.pick([10, 300, 3000])))),
  ofText((text, random) =>
    changedMatch(text, NAME, random, (name) => `${random.pick(["ns3:", "x:", ":", "a:b:"])}${name}`),
  ),
  ofText((text, random) =>
    changedMatch(text, NAME, random, (name) =>
      random.pick([name.toUpperCase(), "", "__proto__", "constructor", `${name}é`]),
    ),
  ),
  ofText((text, random) =>
    changedMatch(text, ATTRIBUTE, random, (one) =>
      random.pick([one + one, "", one.slice(0, -1), one.replaceAll('"', "'"), one.replace("=", " = ")]),
    ),
  ),
  ofText((text, random) => changedMatch(text, CONTENT, random, () => random.pick(ENTITIES))),
  ofText((text, random) => changedMatch(text, CONTENT, random, (content) => content + random.pick(ENTITIES))),
  ofText((text, random) => changedMatch(text, CONTENT, random, (content) => `<![CDATA[${content}]]>`)),
  ofText((text, random) => changedMatch(text, ELEMENT, random, (element) => element.repeat(2 + random.below(3)))),
  ofText((text, random) => changedMatch(text, ELEMENT, random, () => "")),
  ofText((text, random) => random.pick(DOCTYPES) + text),
  ofText((text, random) => text.replace(/<\?xml[^>]*>/, random.pick(DOCTYPES))),
];
