/**
 * The records of a session, field by field as in docs/live-protocol.asyncapi.yaml. What an audience
 * may not see it does not get: such fields are optional here, or null.
 *
 * @typedef {object} Session
 * @property {string} id
 * @property {string} title
 * @property {string} place
 * @property {string} date YYYY-MM-DD
 * @property {string} place_and_date
 * @property {string} language
 * @property {string} question_prefix
 * @property {string | null} not_discussed the point of a segment that nobody had time for
 * @property {boolean} desk it is a text worked out at a desk
 * @property {Group[]} groups of organisations
 * @property {"prepared" | "open" | "ended"} state
 * @property {boolean} joining
 * @property {boolean} lobby whoever joins waits to be let in
 * @property {boolean} rehearsal simulated participants take part
 * @property {boolean} held the room writes and sorts nothing for a moment
 * @property {"tables" | "persons"} seating
 * @property {boolean} asks_names
 * @property {string | null} step_id
 * @property {number | null} proposed the version of its text that is proposed now
 * @property {Timer | null} timer
 * @property {string} code
 * @property {string | null} starts "09:30", where it is held; null: there is no plan
 * @property {boolean} clock_by_plan
 *
 * @typedef {{key: string, label: string, counted: boolean}} Group
 *
 * @typedef {object} Timer running it has `ends_at`, paused it has `left`; all in ms
 * @property {number | null} ends_at
 * @property {number | null} left
 * @property {number} length
 *
 * @typedef {object} Segment
 * @property {string} id
 * @property {number} position
 * @property {string} kind one of those in kinds.js
 * @property {string} heading
 * @property {string} short_heading
 * @property {string} prompt
 * @property {string} short_prompt
 * @property {number} minutes
 * @property {Column[]} columns
 * @property {number | null} target_categories
 * @property {number | null} declared
 * @property {string | null} outcome the sentence as somebody typed it
 * @property {string[] | null} excluded
 * @property {import("./kinds.js").Gathers | null} gathers
 * @property {string | null} gathers_of
 * @property {string | null} sentence on who was there, as it will be printed
 * @property {string | null} discussion_heading
 * @property {boolean} private
 * @property {number | null} votes
 * @property {boolean} arranged
 *
 * @typedef {{id: string, label: string, planned?: true}} Column `planned`: with who and when
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {string} segment_id
 * @property {number} position
 * @property {"write" | "discuss" | "cluster" | "settle" | "review" | "vote"} kind
 * @property {"coming" | "open" | "closed"} state
 * @property {number | null} minutes as planned; null: as the method suggests
 *
 * @typedef {object} Category
 * @property {string} id
 * @property {string} name
 * @property {string | null} text
 * @property {string} rank
 * @property {"active" | "removed" | "merged"} state
 * @property {string | null} [merged_into_id]
 * @property {Source[]} [sources]
 *
 * @typedef {{session: string, kind: string, id: string, unit: string | null, rev: number}} Source
 *
 * @typedef {object} Placement of a category in a segment
 * @property {string} id
 * @property {string} segment_id
 * @property {string} category_id
 * @property {boolean} shown
 * @property {string} rank
 * @property {boolean} beside
 * @property {string[]} tables
 *
 * @typedef {object} Table
 * @property {string} id
 * @property {string} name
 * @property {string} rank
 *
 * @typedef {object} Idea
 * @property {string} id
 * @property {string} segment_id
 * @property {string | null} category_id
 * @property {string} column
 * @property {string | null} parent_id
 * @property {string} rank
 * @property {string | null} text
 * @property {"idea" | "question" | "paragraph" | "heading" | "quotation"} kind
 * @property {"shared" | "merged" | "private" | "hidden"} state
 * @property {string | null} merged_into_id
 * @property {string | null} table_id
 * @property {number} rev
 * @property {boolean} edited
 * @property {number | null} at in ms; null as long as the server has not answered
 * @property {string | null} owner
 * @property {string | null} due_on YYYY-MM-DD
 * @property {"planned" | "ongoing" | "done" | "dropped" | null} progress
 * @property {number | null} votes
 * @property {string | null} [by]
 * @property {string | null} [hidden_reason]
 * @property {string | null} [actor]
 * @property {string | null} [actor_group]
 * @property {boolean} [personal]
 * @property {Source[]} [sources]
 *
 * @typedef {object} Participant
 * @property {string} id
 * @property {string | null} name
 * @property {string | null} table_id
 * @property {string[]} organisations
 * @property {number} persons at least 1
 * @property {boolean} left it does not count while nobody has it open
 * @property {boolean} waiting it has not been let in yet
 * @property {boolean} simulated nobody is behind it
 * @property {number} joined_at in ms
 *
 * @typedef {object} Vote
 * @property {string} id
 * @property {string} segment_id
 * @property {string | null} idea_id
 * @property {string | null} [table_id]
 * @property {string | null} [participant_id]
 *
 * @typedef {object} Consent
 * @property {string} id
 * @property {string} segment_id
 * @property {string[]} names
 *
 * @typedef {object} Ready
 * @property {string} id
 * @property {string} step_id
 * @property {boolean} ready
 *
 * @typedef {object} Suggestion
 * @property {string} id
 * @property {string} segment_id
 * @property {string} idea_id
 * @property {string} category_id
 * @property {string | null} instead_of_id
 * @property {string | null} [table_id]
 * @property {string | null} [participant_id]
 *
 * @typedef {object} Count
 * @property {string} id
 * @property {string} segment_id
 * @property {string} group
 * @property {string} rank
 * @property {string} unit
 * @property {string | null} lead_in
 * @property {string | null} addition
 * @property {number | null} present by hand
 * @property {number | null} of by hand
 * @property {string | null} line as it will be printed
 *
 * @typedef {object} Expected
 * @property {string} id
 * @property {string} group
 * @property {string} name
 * @property {string} rank
 * @property {string[]} also what devices answer and mean it
 * @property {boolean | null} here by hand; null: as the devices say
 *
 * @typedef {object} Confirmation an owner's word on a version of the text
 * @property {string} id
 * @property {number} version
 * @property {Record<string, string>} said by the number of a passage: what is wrong; "" agreed
 * @property {Record<string, string>} replies by the same: what leaders answered
 * @property {string | null} [table_id]
 * @property {string | null} [participant_id]
 *
 * @typedef {object} Me the person of a screen; a wall has a role only
 * @property {"participant" | "facilitator" | "scribe" | "wall"} role
 * @property {string} [id]
 * @property {string | null} [name]
 * @property {string | null} [table_id]
 * @property {string[]} [may] what the server lets that person do; not known before it has answered
 */

/**
 * @typedef {{segment: Segment, step: Step, category: Category, placement: Placement, table: Table,
 *   idea: Idea, participant: Participant, vote: Vote, consent: Consent, ready: Ready,
 *   suggestion: Suggestion, count: Count, expected: Expected, confirmation: Confirmation}} Records by their type, all but the session's own
 * @typedef {keyof Records} Type
 */

export {};
