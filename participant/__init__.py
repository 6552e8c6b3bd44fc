"""The participant's face: pages for everyone in the room."""
