"""Names: what a reader wrote, and whom they mean."""
