"""The domain of Samsyn, its storage and what the two faces share."""
