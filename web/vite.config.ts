import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** One module and nothing beside it: the style sheet becomes a string, adopted by a shadow root. */
function styleInModule(): Plugin {
  return {
    name: "style-in-module",
    enforce: "post",
    generateBundle(_, bundle) {
      const sheets = Object.values(bundle).filter((each) => each.fileName.endsWith(".css"));
      const css = sheets.map((each) => (each.type === "asset" ? String(each.source) : "")).join("");
      for (const each of sheets) delete bundle[each.fileName];
      for (const each of Object.values(bundle))
        if (each.type === "chunk")
          each.code = each.code.replace(/(["'`])__STYLE__\1/, () => JSON.stringify(css.trim()));
    },
  };
}

export default defineConfig({
  plugins: [svelte(), styleInModule()],
  build: {
    rolldownOptions: {
      input: "src/main.ts",
      preserveEntrySignatures: "strict",
      output: { format: "es", entryFileNames: "seqscope.js", codeSplitting: false },
    },
    modulePreload: false,
    outDir: "../src/seqscope/views/static",
    emptyOutDir: true,
    minify: true,
    target: "es2022",
  },
});
