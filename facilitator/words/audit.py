"""What the audit log says of each act, for people."""

from __future__ import annotations

from words.refused import N_
from workshop.http.web import gettext as _
from workshop.people.audit import Act

SAID: dict[Act, str] = {
    "account.added": N_("made an account"),
    "account.disabled": N_("disabled an account"),
    "account.enabled": N_("opened an account again"),
    "account.link_made": N_("made a link for a password"),
    "account.made_admin": N_("let an account look after accounts"),
    "account.no_admin": N_("let an account look after accounts no longer"),
    "account.password_changed": N_("changed a password"),
    "account.saved": N_("saved what is kept about the own account"),
    "account.second_step_set_up": N_("set up a second step"),
    "account.second_step_taken_off": N_("took a second step off"),
    "account.signed_out_everywhere": N_("signed an account out everywhere"),
    "backup.made": N_("made a backup"),
    "backup.restored": N_("put a backup back"),
    "minutes.asked": N_("made a link to answer a text"),
    "minutes.asking_ended": N_("ended the link to answer a text"),
    "minutes.confirmed": N_("noted that a text is confirmed"),
    "minutes.corrected": N_("corrected a text"),
    "minutes.link_ended": N_("ended the link to a text"),
    "minutes.link_made": N_("made a link to a text"),
    "minutes.proposed": N_("proposed a text"),
    "minutes.reworded": N_("proposed other words for a text"),
    "minutes.settled": N_("settled a text"),
    "minutes.withdrawn": N_("withdrew a text"),
    "secret.renewed": N_("renewed the secret"),
    "sign_in.done": N_("signed in"),
    "sign_in.failed": N_("tried to sign in with a wrong password"),
    "sign_in.by_link": N_("signed in by a link"),
    "sign_in.by_organisation": N_("signed in through the organisation"),
    "sign_in.by_recovery_code": N_("signed in by a recovery code"),
    "sign_in.code_failed": N_("tried to sign in with a wrong code"),
    "sign_in.not_by_organisation": N_("tried to sign in through the organisation"),
    "sign_out.done": N_("signed out"),
    "series.erased": N_("erased a series"),
    "series.exported": N_("made a file of a series"),
    "session.anonymised": N_("took the names out of a meeting"),
    "session.code_changed": N_("gave a meeting a new code"),
    "session.described": N_("changed the title, place or date of a meeting"),
    "session.device_blocked": N_("kept a device out of a meeting"),
    "session.device_let_back": N_("let a device into a meeting again"),
    "session.device_removed": N_("removed a device from a meeting"),
    "session.erased": N_("erased a meeting"),
    "session.erased_on_its_date": N_("a meeting was erased on its day"),
    "session.exported": N_("made a file of a meeting"),
    "session.imported": N_("imported a meeting"),
    "session.invitation_ended": N_("took back a link into a meeting"),
    "session.invited": N_("made a link by which somebody leads a meeting or writes in it"),
    "session.kept_until": N_("set how long a meeting is kept"),
    "session.names_removed": N_("removed names from a meeting"),
    "session.put_in_archive": N_("put a meeting in the archive"),
    "session.put_in_bin": N_("put a meeting in the bin"),
    "session.rehearsed": N_("rehearsed a meeting with simulated participants"),
    "session.role_changed": N_("changed what somebody may do in a meeting"),
    "session.shared": N_("let somebody lead a meeting or write in it too"),
    "session.started": N_("started a meeting"),
    "session.taken_back": N_("took a meeting back from the bin or the archive"),
    "session.unshared": N_("let somebody lead a meeting or write in it no longer"),
    "session.wall_changed": N_("gave a wall a new link"),
    "template.added": N_("brought in a template for Word"),
    "template.removed": N_("removed a template for Word"),
}


def said_of(act: str) -> str:
    """An act in the language of this request; its name where it is of another release."""
    return _(SAID[act]) if act in SAID else act
