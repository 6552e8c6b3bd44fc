"""What Samsyn costs, measured. `make bench` runs all of it and prints tables."""
