/** Says what is wrong with a value, or null when it has the right shape. `path` names the place in the message. */
export type Check = (value: unknown, path: string) => string | null;

function describe(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}

export const isText: Check = (value, path) =>
  typeof value === "string" ? null : `${path} is ${describe(value)} (want text)`;

export const isNumber: Check = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? null : `${path} is ${describe(value)} (want a number)`;

export const isInteger: Check = (value, path) =>
  Number.isSafeInteger(value) ? null : `${path} is ${describe(value)} (want a whole number)`;

export const isFlag: Check = (value, path) =>
  typeof value === "boolean" ? null : `${path} is ${describe(value)} (want true or false)`;

export function isOneOf(words: readonly string[]): Check {
  return (value, path) =>
    typeof value === "string" && words.includes(value)
      ? null
      : `${path} is ${describe(value)} (want one of ${words.join(", ")})`;
}

export function isMatch(pattern: RegExp, want: string): Check {
  return (value, path) =>
    typeof value === "string" && pattern.test(value) ? null : `${path} is ${describe(value)} (want ${want})`;
}

export function orNull(check: Check): Check {
  return (value, path) => (value === null ? null : check(value, path));
}

/** A field that need not be there; lines of before it was thought of do not have it. */
export function orMissing(check: Check): Check {
  return (value, path) => (value === undefined ? null : check(value, path));
}

export function isEither(first: Check, second: Check): Check {
  return (value, path) => (first(value, path) === null ? null : second(value, path));
}

export function isListOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is ${describe(value)} (want a list)`;
    for (const [index, item] of value.entries()) {
      const wrong = check(item, `${path}[${index}]`);
      if (wrong !== null) return wrong;
    }
    return null;
  };
}

/** An object with these fields. More fields are allowed: a newer version may have written them. */
export function hasFields(fields: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (typeof value !== "object" || value === null) return `${path} is ${describe(value)} (want an object)`;
    const record = value as Readonly<Record<string, unknown>>;
    for (const [name, check] of Object.entries(fields)) {
      const wrong = check(record[name], `${path}.${name}`);
      if (wrong !== null) return wrong;
    }
    return null;
  };
}
