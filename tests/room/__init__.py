"""The room of a meeting in real browsers: a console, phones and laptops, a wall.

What people do and see is said here in terms of roles and names of a page; nowhere else.
"""

from tests.room.by_keyboard import KeyboardConsole, KeyboardLaptop
from tests.room.console import Console
from tests.room.everybody import Room
from tests.room.screen import Screen, Wall
from tests.room.writers import Laptop, Phone

__all__ = [
    "Console",
    "KeyboardConsole",
    "KeyboardLaptop",
    "Laptop",
    "Phone",
    "Room",
    "Screen",
    "Wall",
]
