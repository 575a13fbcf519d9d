import { type OpenApi, operationsOf, type Schema } from "./document.ts";

/** A typed client as TypeScript, made from the document alone: one function for all operations, typed by their names. */
export function clientOf(document: OpenApi): string {
  const components = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)};`,
  );
  const operations = operationsOf(document).map(({ method, path, operation }) => {
    const of = (place: string) =>
      operation.parameters
        .filter((one) => one.in === place)
        .map(({ name, required, schema }) => `${JSON.stringify(name)}${required ? "" : "?"}: ${typeOf(schema)};`);
    const body = operation.requestBody?.content["application/json"];
    const answers = Object.entries(operation.responses).flatMap(([status, { content }]) => {
      const json = content?.["application/json"];
      return json === undefined || !status.startsWith("2") ? [] : [typeOf(json.schema)];
    });
    const asked = [
      ...(of("path").length === 0 ? [] : [`path: { ${of("path").join(" ")} };`]),
      `query?: { ${of("query").join(" ")} };`,
      `headers?: { ${of("header").join(" ")} };`,
      ...(body === undefined ? [] : [`body: ${typeOf(body.schema)};`]),
    ];
    const type = `{ method: "${method}"; url: "${path}"; asked: { ${asked.join(" ")} }; answer: ${answers.join(" | ") || "undefined"} }`;
    return `  ${operation.operationId}: ${type};`;
  });
  return [
    ...components,
    `export interface Operations {\n${operations.join("\n")}\n}`,
    "export declare function call<Name extends keyof Operations>(name: Name, asked: Operations[Name]['asked']): Promise<Operations[Name]['answer']>;",
    "",
  ].join("\n");
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return refType(schema.$ref);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.map(typeOf).join(" | ");
  switch (schema.type) {
    case "object":
      return objectType(schema);
    case "array":
      return `(${typeOf(schema.items ?? {})})[]`;
    case "integer":
    case "number":
      return "number";
    case "boolean":
    case "null":
    case "string":
      return schema.type;
    default:
      return "unknown";
  }
}

/** A part of a component has no name of its own here. */
function refType(ref: string): string {
  const [, name, ...inside] = /^#\/components\/schemas\/(\w+)(\/.*)?$/.exec(ref) ?? [];
  if (name === undefined) throw new Error(`unknown reference: ${ref}`);
  return inside[0] === undefined ? name : "unknown";
}

function objectType({ properties = {}, required = [], patternProperties }: Schema): string {
  if (patternProperties !== undefined) return "Record<string, unknown>";
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${JSON.stringify(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema)};`,
  );
  return `{ ${fields.join(" ")} }`;
}
