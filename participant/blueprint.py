"""The blueprint that the participant's pages hang on."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("participant", __name__, template_folder="templates")
