"""The pages of series: which there are, their units and meetings, and what is made of them."""
