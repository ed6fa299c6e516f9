import { expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { sampleReading } from "../../testing/sampleReading.ts";
import { speak } from "../../testing/speak.ts";
import type { DiskNode } from "./diskNode.ts";
import { diskTree } from "./diskTree.ts";
import { nameOfNode, whyOfNode } from "./nodeWords.ts";

const all = (node: DiskNode): DiskNode[] => [node, ...node.children.flatMap(all)];

test("every block has a name, in every language, unlike its siblings'", () => {
  for (const language of ["en", "zh-CN"] as const) {
    const name = (node: DiskNode) => nameOfNode(speak(language), formatsFor(language), node);
    for (const node of all(diskTree(sampleReading))) {
      const names = node.children.map(name);
      expect(names.every(Boolean)).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    }
  }
});

test("of an image it is told what it shares, and of what stays why", () => {
  const nodes = all(diskTree(sampleReading));
  const why = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    return node && whyOfNode(speak("en"), formatsFor("en"), node);
  };
  expect(why("stray")).toBe("Its own layers. It shares 100 bytes more with other images.");
  expect(why("kept")).toBe("Protected: needed");
  expect(why("data")).toBeNull();
});
