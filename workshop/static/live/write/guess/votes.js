/** What will become of votes, consents and confirmations, and of what is said to be done. */

import { categoriesOf } from "../../board/categories.js";
import { speakerOf } from "../../board/entries.js";
import { ownerOf } from "../../board/me.js";

/** @type {Record<string, import("./draft.js").Guess>} */
export const VOTES = {
  "segment.agree"(draft, { id, agree }) {
    const consent = `${id}:${ownerOf(draft.before.me)}`;
    const names = categoriesOf(draft.before, id).map(({ name }) => name);
    if (agree) draft.put("consent", { id: consent, segment_id: id, names });
    else draft.drop("consent", consent);
  },
  "text.confirm"(draft, { version, passages, text = "" }) {
    const { confirmation, me } = draft.before;
    const id = `${version}:${ownerOf(me)}`;
    const said = { ...confirmation.get(id)?.said };
    for (const passage of passages) said[passage] = text;
    const replies = { ...confirmation.get(id)?.replies };
    for (const passage of passages) delete replies[passage];
    draft.put("confirmation", { id, version, said, replies });
  },
  "step.ready"(draft, { id, ready }) {
    const said = `${id}:${ownerOf(draft.before.me)}`;
    if (ready) draft.put("ready", { id: said, step_id: id, ready });
    else draft.drop("ready", said);
  },
  "vote.cast"(draft, { id, cast }) {
    const { idea: ideas, vote, me } = draft.before;
    const idea = speakerOf(ideas, ideas.get(id));
    if (!idea) return;
    const here = [...vote.values()].filter(
      ({ idea_id }) => speakerOf(ideas, ideas.get(idea_id)) === idea,
    );
    const { segment_id } = idea;
    const mine = { id: `${idea.id}:${ownerOf(me)}`, segment_id, idea_id: idea.id };
    if (!cast) for (const one of here) draft.drop("vote", one.id);
    else if (here.length === 0) draft.put("vote", mine);
  },
};
