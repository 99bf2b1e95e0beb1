// Turns the JSON Schema of the scenes, on standard input, into the types of src/scenes.ts.
import { text } from "node:stream/consumers";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(await text(process.stdin));
const types = await compile(schema, "Scenes", {
  additionalProperties: false,
  bannerComment:
    "// Made by scripts/build-web from the scenes in src/seqscope/views/scenes. Not edited by hand.",
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
  style: { printWidth: 100 },
});
process.stdout.write(types);
