"""The blueprint that the facilitator's pages hang on."""

from __future__ import annotations

from flask import Blueprint

from facilitator import login

pages = Blueprint("facilitator", __name__, url_prefix="/facilitator", template_folder="templates")
pages.before_request(login.required)
