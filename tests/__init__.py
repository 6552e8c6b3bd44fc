"""What is where: README.md."""
