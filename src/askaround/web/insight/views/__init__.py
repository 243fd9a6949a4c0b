"""The pages that put together what was heard."""
