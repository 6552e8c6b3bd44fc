"""The tables. One noun a file; rows are the truth, changes the news and the history."""

from workshop.storage.models.answer_link import AnswerLink
from workshop.storage.models.audit_line import AuditLine
from workshop.storage.models.base import Base
from workshop.storage.models.category import Category
from workshop.storage.models.change import Change
from workshop.storage.models.confirmation import Confirmation
from workshop.storage.models.consent import Consent
from workshop.storage.models.count import Count
from workshop.storage.models.document_file import DocumentFile
from workshop.storage.models.document_step import DocumentStep, VersionStep
from workshop.storage.models.document_version import DocumentVersion
from workshop.storage.models.expected import Expected
from workshop.storage.models.facilitator import Facilitator
from workshop.storage.models.idea import Idea
from workshop.storage.models.invitation import Invitation, InvitedRole
from workshop.storage.models.link import Link, LinkPurpose
from workshop.storage.models.login import Login
from workshop.storage.models.operation import Operation
from workshop.storage.models.own_template import OwnTemplate
from workshop.storage.models.participant import Participant
from workshop.storage.models.placement import Placement
from workshop.storage.models.public_link import PublicLink
from workshop.storage.models.put_aside import PutAside, Shelf
from workshop.storage.models.ready import Ready
from workshop.storage.models.removal import Removal
from workshop.storage.models.scribe import Scribe
from workshop.storage.models.second_step import RecoveryCode, SecondStep
from workshop.storage.models.segment import Segment
from workshop.storage.models.series import Series
from workshop.storage.models.series_organiser import SeriesOrganiser
from workshop.storage.models.session import Session
from workshop.storage.models.session_facilitator import SessionFacilitator
from workshop.storage.models.step import Step
from workshop.storage.models.suggestion import Suggestion
from workshop.storage.models.table import Table
from workshop.storage.models.timeline import Timeline
from workshop.storage.models.unit import Unit
from workshop.storage.models.vote import Vote
from workshop.storage.models.word_template import WordTemplate

__all__ = [
    "AnswerLink",
    "AuditLine",
    "Base",
    "Category",
    "Change",
    "Confirmation",
    "Consent",
    "Count",
    "DocumentFile",
    "DocumentStep",
    "DocumentVersion",
    "Expected",
    "Facilitator",
    "Idea",
    "Invitation",
    "InvitedRole",
    "Link",
    "LinkPurpose",
    "Login",
    "Operation",
    "OwnTemplate",
    "Participant",
    "Placement",
    "PublicLink",
    "PutAside",
    "Ready",
    "RecoveryCode",
    "Removal",
    "Scribe",
    "SecondStep",
    "Segment",
    "Series",
    "SeriesOrganiser",
    "Session",
    "SessionFacilitator",
    "Shelf",
    "Step",
    "Suggestion",
    "Table",
    "Timeline",
    "Unit",
    "VersionStep",
    "Vote",
    "WordTemplate",
]
