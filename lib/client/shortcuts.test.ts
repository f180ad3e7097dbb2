import { describe, expect, it } from "vitest";
import { type KeyPress, keysText, matchSequence, shortcutName } from "@/lib/client/shortcuts";

const press: KeyPress = {
  key: "j",
  meta: false,
  control: false,
  alt: false,
  typing: false,
  overlayOpen: false,
  handled: false,
  composing: false,
};

describe("shortcutName", () => {
  it.each<[string, Partial<KeyPress>, string | null]>([
    ["a plain key", {}, "j"],
    ["a capital, so that caps lock does not matter", { key: "J" }, "j"],
    ["a named key", { key: "Enter" }, "Enter"],
    ["a question mark", { key: "?" }, "?"],
    ["a key while typing", { typing: true }, null],
    ["Enter while typing", { key: "Enter", typing: true }, null],
    ["a chord", { key: "K", meta: true }, "mod+k"],
    ["a chord with Control", { key: "k", control: true }, "mod+k"],
    ["a chord while typing", { key: "k", meta: true, typing: true }, "mod+k"],
    ["a chord behind a dialog", { key: "k", meta: true, overlayOpen: true }, null],
    ["a key behind a dialog", { overlayOpen: true }, null],
    ["a key with Alt, which types characters", { alt: true }, null],
    ["a key that a widget has used", { handled: true }, null],
    ["a key inside an input method", { composing: true }, null],
  ])("%s", (_, change, expected) => {
    expect(shortcutName({ ...press, ...change })).toBe(expected);
  });
});

describe("matchSequence", () => {
  const known = new Set(["g b", "g a", "j", "b"]);
  const idle = { prefix: null, at: 0 };

  it("runs a single key at once", () => {
    expect(matchSequence("j", idle, known, 0)).toEqual({ match: "j", next: idle });
  });

  it("waits after the first key of a sequence, and runs at the second", () => {
    const first = matchSequence("g", idle, known, 1_000);
    expect(first).toEqual({ match: null, next: { prefix: "g", at: 1_000 } });
    expect(matchSequence("b", first.next, known, 1_800)).toEqual({ match: "g b", next: idle });
  });

  it("forgets the first key after a pause", () => {
    expect(matchSequence("b", { prefix: "g", at: 1_000 }, known, 2_300).match).toBe("b");
  });

  it("runs nothing when the second key belongs to no sequence", () => {
    expect(matchSequence("j", { prefix: "g", at: 1_000 }, known, 1_100)).toEqual({ match: null, next: idle });
  });

  it("ignores unknown keys", () => {
    expect(matchSequence("z", idle, known, 0).match).toBeNull();
  });
});

describe("keysText", () => {
  it.each([
    ["mod+k", true, "⌘K"],
    ["mod+k", false, "Ctrl K"],
    ["g b", true, "G B"],
    ["Enter", true, "↵"],
    ["?", false, "?"],
  ])("%s (mac %s) is %s", (keys, mac, expected) => {
    expect(keysText(keys, mac)).toBe(expected);
  });
});
