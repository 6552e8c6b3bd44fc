"""The room of a meeting in real browsers: a console, phones and laptops, a wall.

What people do and see is said here in terms of roles and names of a page; nowhere else.
"""

from tests.people.in_browsers.by_keyboard import KeyboardConsole, KeyboardLaptop
from tests.people.in_browsers.console import Console
from tests.people.in_browsers.everybody import Room
from tests.people.in_browsers.links import follow_link
from tests.people.in_browsers.screen import Screen, Wall
from tests.people.in_browsers.writers import Laptop, Phone

__all__ = [
    "Console",
    "KeyboardConsole",
    "KeyboardLaptop",
    "Laptop",
    "Phone",
    "Room",
    "Screen",
    "Wall",
    "follow_link",
]
