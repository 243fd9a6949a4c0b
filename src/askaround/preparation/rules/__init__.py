"""Pure rules of preparation: what a question or a message could do better."""
