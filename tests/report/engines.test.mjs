// The modules must run on the Node of Debian 12, whatever Node drives them here.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

const debian = 18;

test(`every module runs on Node ${debian}`, () => {
  const lock = JSON.parse(readFileSync(new URL("package-lock.json", import.meta.url), "utf8"));
  const needed = Object.entries(lock.packages)
    .filter(([, {engines}]) => engines?.node)
    .map(([name, {engines}]) => [name, Number(/\d+/.exec(engines.node)[0])]);
  assert.ok(needed.length > 0);
  assert.deepEqual(needed.filter(([, node]) => node > debian), []);
});
