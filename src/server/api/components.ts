type Doc = Readonly<Record<string, unknown>>;

/** The named schemas of a document. */
export interface Components {
  /** A schema as the document holds it: what has a title is named once and referred to. */
  refer(schema: unknown): unknown;
  /** All that were named, by name. */
  schemas(): Doc;
}

/** Collects the schemas that have a title. Two of the same title are the same schema. */
export function componentsIn(): Components {
  const named = new Map<string, unknown>();
  const walk = (value: unknown, root: string | null): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, root));
    if (typeof value !== "object" || value === null) return value;
    const { title, ...rest } = value as Doc;
    if (typeof title === "string" && "type" in rest) {
      if (!named.has(title)) {
        named.set(title, null); // it may refer to itself
        named.set(title, inside(rest, title));
      }
      return { $ref: `#/components/schemas/${title}` };
    }
    return inside(value as Doc, root);
  };
  const inside = (schema: Doc, root: string | null): Doc =>
    Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [
        key,
        // A reference within a schema of its own file is one within the component.
        key === "$ref" && typeof value === "string" && value.startsWith("#/$defs/") && root !== null
          ? `#/components/schemas/${root}/${value.slice(2)}`
          : walk(value, root),
      ]),
    );
  return {
    refer: (schema) => walk(schema, null),
    schemas: () => Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}
