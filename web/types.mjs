// Turns the JSON Schemas of scenes and questions, on standard input, into the types of src/scenes.ts.
import { text } from "node:stream/consumers";
import { compile } from "json-schema-to-typescript";

const BANNER = `// Made by scripts/build-web from the scenes and questions in src/seqscope/views.
// Not edited by hand.`;
const schemas = JSON.parse(
  (await text(process.stdin)).replaceAll("#/components/schemas/", "#/$defs/"),
);

for (const [name, schema] of Object.entries(schemas)) {
  for (const field of Object.values(schema.properties ?? {})) simplify(field);
  // What a host writes has all its fields; a question may leave out what has a default.
  if (!name.endsWith("Question")) schema.required = Object.keys(schema.properties ?? {});
}

/** Take away what would become a type of its own, and write tuples as they were written before. */
function simplify(schema) {
  if (typeof schema !== "object" || schema === null) return;
  delete schema.title;
  if (schema.prefixItems) schema.items = schema.prefixItems;
  else delete schema.maxItems;
  delete schema.prefixItems;
  for (const part of Object.values(schema)) simplify(part);
}

const types = await compile({ title: "Schemas", $defs: schemas }, "Schemas", {
  additionalProperties: false,
  bannerComment: BANNER,
  ignoreMinAndMaxItems: false,
  unreachableDefinitions: true,
  style: { printWidth: 100 },
});
const plain = types
  .replace(
    / \*\n \* This interface was referenced by `Schemas`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g,
    "",
  )
  .replace(
    /\/\*\*\n \* This interface was referenced by `Schemas`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g,
    "",
  )
  .replace(/export interface Schemas \{[^}]*\}\n/, "");
process.stdout.write(plain);
