"""Once is once: what a form makes is made once, however often it is posted.

A second tap, a reload, a network that loses the answer: the same form comes again, maybe while its
twin is still being answered. Each form that makes something therefore carries a mark of its own,
signed for the visit that it was shown in. From it comes the id of the record that is made, so that
the twin finds it and is answered alike.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import cache

from flask import request, session
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, Signer
from wtforms import HiddenField

from workshop.base.ids import id_within, new_id
from workshop.http import web


def _new_mark() -> str:
    return _signer(web.secret()).sign(new_id()).decode()


class OnceForm(FlaskForm):  # type: ignore[misc]
    """A form that makes something."""

    once = HiddenField(default=_new_mark)

    def made_id(self, about: str = "") -> str:
        """The id of what all posts of this form, by this visit, make that is `about` the same."""
        seed = self._seed()
        return id_within(seed, self._of_this_visit(f"id {seed} {about}"))

    def made_of_answers(self) -> str:
        """That id, where other answers make something else."""
        beside = ("csrf_token", self.once.name)
        answers = sorted(one for one in request.form.items(multi=True) if one[0] not in beside)
        return self.made_id(repr(answers))

    def made_token(self) -> str:
        """A token that nobody guesses, and that is the same for all posts of this form."""
        made = self._of_this_visit(f"token {self._seed()}")
        return base64.urlsafe_b64encode(made).rstrip(b"=").decode()

    def _seed(self) -> str:
        """The id in the form's mark; a new one where it carries none of ours."""
        try:
            return _signer(web.secret()).unsign(self.once.data or "").decode()
        except BadSignature:
            self.once.data = _new_mark()
            return self._seed()

    def _of_this_visit(self, what: str) -> bytes:
        said = f"{session.get('csrf_token', '')} {what}"
        return hmac.digest(web.secret().encode(), said.encode(), hashlib.sha256)


@cache
def _signer(secret: str) -> Signer:
    return Signer(secret, salt="once")
