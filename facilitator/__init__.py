"""The facilitator's face: pages for those who lead sessions."""
