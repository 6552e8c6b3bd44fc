// What is written and not yet sent: {text, subs}, kept by the session under a key. The kept draft
// is the only one there is: the field shows it, so nothing can get lost between the two.

const EMPTY = { text: "", subs: [] };

export function readDraft(live, key) {
  const kept = live.draft(key);
  if (!kept) return EMPTY;
  try {
    return { ...EMPTY, ...JSON.parse(kept) };
  } catch {
    return { ...EMPTY, text: kept };
  }
}

export function writeDraft(live, key, draft) {
  live.setDraft(key, isEmpty(draft) ? "" : JSON.stringify(draft));
}

export const isEmpty = ({ text, subs }) => ![text, ...subs].some((words) => words.trim());

// Take a draft along to another place, after what stands there already. True if there was one.
export function carryDraft(live, from, to) {
  const draft = readDraft(live, from);
  if (from === to || isEmpty(draft)) return false;
  const there = readDraft(live, to);
  const text = [there.text, draft.text].filter((words) => words.trim()).join("\n");
  writeDraft(live, to, { text, subs: [...there.subs, ...draft.subs] });
  writeDraft(live, from, EMPTY);
  return true;
}
